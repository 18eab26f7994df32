// VitePress' own theme in the reader's fonts, so that nothing is loaded for Chinese, or for the rest.
import theme from 'vitepress/theme-without-fonts';
import './style.css';

export default theme;
