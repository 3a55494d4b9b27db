import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useDoor } from './platform';

/** Tells the host that the first page is painted, and in which colours the next shall begin. */
export function Painted() {
  const door = useDoor();
  const { colorScheme } = useMantineColorScheme();
  useEffect(() => {
    // A workspace that did not open is told by the shell, so a refusal says nothing new here.
    const tell = () => void door.ready(colorScheme).catch(() => undefined);
    // The second frame begins once the first was painted.
    requestAnimationFrame(() => requestAnimationFrame(tell));
  }, [door, colorScheme]);
  return null;
}
