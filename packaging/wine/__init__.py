"""The Windows program built and tested on Debian, under Wine; nothing of this folder is shipped."""
