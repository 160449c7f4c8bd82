package dev.asyncio4j.examples.files;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.stream.Collectors;

/** Values and errors as Python prints them, so that outputs can be compared. */
final class Python {
  private Python() {}

  static String repr(String text) {
    var shown = new StringBuilder("'");
    for (char c : text.toCharArray()) {
      shown.append(
          switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            default -> String.valueOf(c);
          });
    }
    return shown.append("'").toString();
  }

  static String repr(byte[] bytes) {
    var shown = new StringBuilder("b'");
    for (byte b : bytes) {
      int value = b & 0xFF;
      if (value == '\n') shown.append("\\n");
      else if (value == '\r') shown.append("\\r");
      else if (value == '\t') shown.append("\\t");
      else if (value == '\'' || value == '\\') shown.append('\\').append((char) value);
      else if (value >= 32 && value < 127) shown.append((char) value);
      else shown.append("\\x%02x".formatted(value));
    }
    return shown.append("'").toString();
  }

  /** A text with what is not ASCII escaped. */
  static String ascii(String text) {
    return repr(text)
        .chars()
        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }

  static String repr(List<?> items) {
    return items.stream()
        .map(item -> item instanceof byte[] bytes ? repr(bytes) : repr((String) item))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String repr(boolean value) {
    return value ? "True" : "False";
  }

  /** The class of the error in Python. */
  static String nameOf(UncheckedIOException error) {
    var cause = error.getCause();
    if (cause instanceof NoSuchFileException) return "FileNotFoundError";
    if (cause instanceof FileAlreadyExistsException) return "FileExistsError";
    if (cause instanceof NotDirectoryException) return "NotADirectoryError";
    if (cause instanceof AccessDeniedException) return "PermissionError";
    boolean directory =
        cause instanceof FileSystemException system && "Is a directory".equals(system.getReason());
    return directory ? "IsADirectoryError" : "OSError";
  }
}
