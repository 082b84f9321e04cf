"""Bytes of mail to ``RawMail``, and the verification of PEC signatures."""
