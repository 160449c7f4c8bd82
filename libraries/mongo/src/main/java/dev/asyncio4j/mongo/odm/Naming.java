package dev.asyncio4j.mongo.odm;

import java.util.Locale;

/** The way from the name of a constant to that of its field. */
public enum Naming {
  /** {@code LAST_NAME} is {@code last_name}, as in Python. */
  LOWER {
    @Override
    String of(String constant) {
      return constant.toLowerCase(Locale.ROOT);
    }
  },

  /** {@code LAST_NAME} is {@code lastName}. */
  CAMEL {
    @Override
    String of(String constant) {
      var name = new StringBuilder();
      for (var word : constant.toLowerCase(Locale.ROOT).split("_"))
        if (name.isEmpty()) name.append(word);
        else if (!word.isEmpty())
          name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      return name.toString();
    }
  };

  abstract String of(String constant);
}
