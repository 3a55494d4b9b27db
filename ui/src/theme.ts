import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// One entry a shade; 6 is the light theme's action, 3 the dark one's.
const teal: MantineColorsTuple = [
  '#E6F3F2',
  '#C9E5E2',
  '#A9D4D0',
  '#5CC4BB',
  '#3A9A92',
  '#1F7F79',
  '#0E6B66',
  '#0B5C58',
  '#094D49',
  '#073E3B',
];

// Mantine's greys, replaced by the desk's cooler ones; the dark scale runs from text to ground.
const dark: MantineColorsTuple = [
  '#EEF2F5',
  '#BCC6CF',
  '#98A4AE',
  '#7C8994',
  '#3B4852',
  '#28323A',
  '#161C22',
  '#161C22',
  '#12181D',
  '#0D1216',
];

const gray: MantineColorsTuple = [
  '#F7F9FA',
  '#EEF1F3',
  '#E3E7EA',
  '#D8DEE2',
  '#CDD4D9',
  '#98A4AE',
  '#5D6873',
  '#414C57',
  '#16212C',
  '#12181E',
];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 3 },
  colors: { teal, dark, gray },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '18px', md: '18px', lg: '20px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '20px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Checkbox: { defaultProps: { radius: 'xs' } },
    // What explains a field stands under it, so that fields side by side stay on one line.
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, fz: 12 } },
  },
});

/** Points Mantine's own variables at the tokens of theme.css, so that each value stands once. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text-1)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--text-1)',
    '--mantine-color-anchor': 'var(--teal)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-disabled': 'var(--hover)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-primary-color-filled': 'var(--teal)',
    '--mantine-primary-color-filled-hover': 'var(--teal-hover)',
    '--mantine-primary-color-contrast': 'var(--on-teal)',
    '--mantine-primary-color-light': 'var(--teal-tint)',
    '--mantine-primary-color-light-hover': 'var(--teal-tint)',
    '--mantine-primary-color-light-color': 'var(--teal)',
    '--mantine-color-teal-filled': 'var(--teal)',
    '--mantine-color-teal-filled-hover': 'var(--teal-hover)',
    '--mantine-color-teal-light': 'var(--teal-tint)',
    '--mantine-color-teal-light-hover': 'var(--teal-tint)',
    '--mantine-color-teal-light-color': 'var(--teal)',
    '--mantine-color-teal-outline': 'var(--teal)',
    '--mantine-color-red-filled': 'var(--red-fill)',
    '--mantine-color-red-outline': 'var(--red)',
    '--mantine-color-red-light': 'var(--red-tint)',
    '--mantine-color-red-light-color': 'var(--red)',
  };
  return { variables: {}, light: shared, dark: shared };
};
