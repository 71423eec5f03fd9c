// The browser comes from an npm package (@sparticuz/chromium) or is already installed: nothing is downloaded at install time.
module.exports = { skipDownload: true };
