import type { FastifyPluginAsync } from 'fastify';

/** The outline of a person on grey: a PNG of 128 by 128, drawn for this project. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAIAAAACABAMAAAAxEHz4AAAAMFBMVEWap7Xd4+qdqrfX3ubHz9nBytS4ws2ns8CfrLrc4umjr7yyvMjT2uKst8PN1d28xtCrM5S2AAAA' +
    'CXBIWXMAAAsTAAALEwEAmpwYAAACKklEQVRo3u3XMSxDURQG4JOq9qVVIm1JVWjCaGgFc0ti1kgkEkMFe82WZ2RroonEwiISITUJExJ7ZxOriUlsVEQ9Pffe/76TmN6/' +
    'vy95Pe+e+5f6haEACIAACIAACIB/A5LzD65ztl7wC0xX6SvRRX/ATI6+E1rzA9R/nv8U3u2B4Sr9SvTWGpglT8ZtgTT9SdkSWPgLdNsBKepIyQq46wQmbIBMtROI1iyA' +
    'UWLyagFMcsCYBVDhgAgOJHMcECrAQJrYlGFgkAc2YSDPA10wUOSBMAxUeCACA00eSMDAIQ/EYMDlAQcGSJH/A8SvIP4RxWMUf0jiT1l8mMTHWbxQxCtNvFTla118sYiv' +
    'NvHlKr/exQVDXnHEJUte88RFU1515WVbXveD/0wB0MrU0uWJ6+xubcz5Au6v24fpdMUaGH7z7oPjJztgr2Mtx5ZtgBmm5DhrOFBnS5LzjgIpVUcqYUCyoap58QIEPJMy' +
    '5wiQJk3KAPCiAyI1I3BA2lyZgExDD8RrBiBLhlwYgIoJiOiBFBlT0gJ3ZmBCB3DdyNCVvMAAAVnVADcI0KMBmgiQUAMpglJSAkMYcKQEihgQVgJNDEiogBEC86QAsihw' +
    'oQD2UWBHARRRIKwAGigQ54GMiwJOjQXgIXjGQOA+V2538jFFzxzJ+iS0ss0CeRzoYoFHHOhlgQUcCLPACw70sUADB+Is0MSBBAtUcSDKAoc4EGMBFwccFshJAbJI+6kP' +
    'GSO+6NBvy0QAAAAASUVORK5CYII=',
  'base64',
);

/**
 * GET /default_avatar.png: the portrait of members who have set none. Clients put that address behind their server's own (contract:
 * miniapp, files), so it stands on the root, which every host name has, and below the surface's prefix.
 */
export const defaultAvatar: FastifyPluginAsync = async (app) => {
  for (const url of ['/default_avatar.png', '/legacy/miniapp/default_avatar.png'])
    app.get(url, (_request, reply) =>
      reply
        .type('image/png')
        // Pages of any site may show it, as they may show files.
        .headers({ 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=86400' })
        .send(PICTURE),
    );
};
