import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';
import { FIXED, type FixedView } from '../model/view';
import classes from './list.module.css';

interface ViewMenuProps {
  here: string;
  title: string;
  onView: (view: string) => void;
}

/** The views: those that are always there, then the saved ones. */
export function ViewMenu({ here, title, onView }: ViewMenuProps) {
  const { t } = useTranslation('defects');
  const views = useRead('view_list', {}).data?.views ?? [];
  const item = (id: string, label: string) => (
    <Menu.RadioItem key={id} value={id} closeMenuOnClick>
      {label}
    </Menu.RadioItem>
  );
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" className={classes.view} aria-label={`${t('list.views')}: ${title}`}>
          {title}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={here} onChange={onView}>
          {(Object.keys(FIXED) as FixedView[]).map((one) => item(one, t(`list.view.${one}`)))}
          {views.length > 0 ? <Menu.Label>{t('list.saved')}</Menu.Label> : null}
          {views.map((one) => item(one.id, one.name))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
