import { Notifications } from '@mantine/notifications';

/** Where notices are shown. */
export default function NoticeCorner() {
  return <Notifications position="bottom-left" limit={4} className="notices" />;
}
