import {
  IconBook2,
  IconBox,
  IconBug,
  IconCalendarTime,
  IconLayoutDashboard,
  IconPackages,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react';

/** The pages of the navigation, in order, with the letter that follows G. */
export const PAGES = [
  { name: 'overview', path: '/overview', letter: 'o', icon: IconLayoutDashboard },
  { name: 'releases', path: '/releases', letter: 'r', icon: IconBox },
  {
    name: 'environments',
    path: '/environments',
    // What runs is looked at daily, the ladder is changed once a year.
    lands: '/environments/board',
    letter: 'e',
    icon: IconStack2,
  },
  { name: 'windows', path: '/windows', letter: 'w', icon: IconCalendarTime },
  { name: 'defects', path: '/defects', letter: 'd', icon: IconBug },
  { name: 'knowledge', path: '/knowledge', letter: 'k', icon: IconBook2 },
  { name: 'charts', path: '/charts', letter: 'c', icon: IconPackages },
  { name: 'settings', path: '/settings', letter: 's', icon: IconSettings },
] as const;

/** Where the navigation leads: to the face of a page that is looked at most. */
export function landing(page: (typeof PAGES)[number]): string {
  return 'lands' in page ? page.lands : page.path;
}
