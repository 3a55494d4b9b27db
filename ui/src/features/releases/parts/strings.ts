/** The products that go with a release. */
export const packaged = {
  label: 'Goes with it',
  hint: 'Other products this release is put together with, each in its exact version',
  productAt: 'Product {{row}}',
  versionAt: 'Version of product {{row}}',
  remove: 'Take product {{row}} out',
  add: 'Add a product',
  with: 'with {{product}} {{version}}',
} as const;
