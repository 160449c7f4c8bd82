package dev.asyncio4j.files;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/** The mode of a file: one of r, w, a, x, and whether it is open for both reading and writing. */
record Mode(char kind, boolean both) {
  /** Reads a mode in Python's letters, and refuses with Python's words. */
  static Mode parse(String mode, boolean binary) {
    char kind = 0;
    int kinds = 0;
    boolean text = false;
    boolean bytes = false;
    boolean both = false;
    for (int i = 0; i < mode.length(); i++) {
      char letter = mode.charAt(i);
      if ("rwaxtb+".indexOf(letter) < 0 || mode.indexOf(letter) < i) {
        throw new IllegalArgumentException("invalid mode: '" + mode + "'");
      }
      switch (letter) {
        case 't' -> text = true;
        case 'b' -> bytes = true;
        case '+' -> both = true;
        default -> {
          kind = letter;
          kinds++;
        }
      }
    }
    if (text && bytes) throw refused("can't have text and binary mode at once", mode);
    if (kinds != 1) {
      throw refused("must have exactly one of create/read/write/append mode", mode);
    }
    if (bytes && !binary) throw refused("a text file has no b: call openBinary", mode);
    if (text && binary) throw refused("a binary file has no t: call open", mode);
    return new Mode(kind, both);
  }

  private static IllegalArgumentException refused(String why, String mode) {
    return new IllegalArgumentException(why + ", got '" + mode + "'");
  }

  boolean reads() {
    return kind == 'r' || both;
  }

  boolean writes() {
    return kind != 'r' || both;
  }

  boolean appends() {
    return kind == 'a';
  }

  /** The options of the one channel; appending and reading takes a second one for the reading. */
  Set<OpenOption> options() {
    Set<StandardOpenOption> options = EnumSet.noneOf(StandardOpenOption.class);
    if (reads() && !appends()) options.add(StandardOpenOption.READ);
    if (writes() && !appends()) options.add(StandardOpenOption.WRITE);
    switch (kind) {
      case 'w' -> {
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
      }
      case 'a' -> {
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.APPEND);
      }
      case 'x' -> options.add(StandardOpenOption.CREATE_NEW);
      default -> {}
    }
    return Set.copyOf(options);
  }

  /** Returns the mode as a binary file of Python shows it: {@code rb+}. */
  String ofBinary() {
    return kind + (both ? "b+" : "b");
  }
}
