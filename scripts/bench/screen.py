"""What the virtual screen shows, read pixel by pixel from X: when something was painted, and when
the picture came to rest."""

import ctypes
import os
import time
import zlib

X11 = ctypes.CDLL("libX11.so.6")
X11.XOpenDisplay.restype = ctypes.c_void_p
X11.XOpenDisplay.argtypes = [ctypes.c_char_p]
X11.XDefaultRootWindow.restype = ctypes.c_ulong
X11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
X11.XGetImage.restype = ctypes.c_void_p
X11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int,
                          ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
ALL_PLANES, Z_PIXMAP = 0xFFFFFFFF, 2
WIDTH, HEIGHT = 1440, 900
# Text has many shades; a window without a page has one or two.
SHADES = 8
REST = 1.0


class Image(ctypes.Structure):
    """The head of Xlib's XImage, as far as its pixels."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p)]


class Screen:
    def __init__(self):
        self.display = X11.XOpenDisplay(os.environ["DISPLAY"].encode())
        self.root = X11.XDefaultRootWindow(self.display)
        self.free = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(("XDestroyImage", X11))

    def pixels(self):
        at = X11.XGetImage(self.display, self.root, 0, 0, WIDTH, HEIGHT, ALL_PLANES, Z_PIXMAP)
        image = ctypes.cast(at, ctypes.POINTER(Image)).contents
        data = ctypes.string_at(image.data, WIDTH * HEIGHT * 4)
        self.free(at)
        return data

    def settled(self, began, limit=60):
        """Seconds from `began` to the last change before the painted picture rested."""
        last, changed, painted = None, began, False
        while time.monotonic() < began + limit:
            data = self.pixels()
            now = time.monotonic()
            mark = zlib.crc32(data)
            if mark != last:
                last, changed = mark, now
                view = memoryview(data).cast("I")
                painted = painted or len(set(view[::7])) >= SHADES
            elif painted and now - changed > REST:
                return changed - began
            time.sleep(0.004)
        raise SystemExit("the window did not paint within a minute")
