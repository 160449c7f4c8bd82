"""Text that can stand in a comment of Java or Kotlin."""


def clean(text):
    """A text that can stand in a comment."""
    text = "".join(c for c in text if c.isprintable() and not 0xD800 <= ord(c) < 0xE000)
    return text.replace("*/", "* /").replace("\\u", "\\ u")
