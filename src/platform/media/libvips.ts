import sharp from 'sharp';

/**
 * libvips, as this gateway uses it; import it from here only. It decodes outside the event loop, and knows formats from
 * SVG to PDF whose loaders strangers need not reach: four are open. Nothing is cached: every upload is another picture.
 * One thread a picture, since `Turns` says how many pictures are decoded at once.
 */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadNsgifBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

export { sharp };
