// Draws images/icon.png, which the Marketplace wants, from images/icon.svg.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root, setUpChromium } from './host/setUp.mjs';

const images = path.join(root, 'images');
const browser = await chromium.launch({ executablePath: setUpChromium(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<body style="margin:0">${fs.readFileSync(path.join(images, 'icon.svg'), 'utf8')}</body>`);
await page.screenshot({ path: path.join(images, 'icon.png'), omitBackground: true });
await browser.close();
