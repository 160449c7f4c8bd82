package dev.asyncio4j.http.internal;

import org.jspecify.annotations.Nullable;

/** The undoing of a content coding, as far as the output is asked for. */
public interface Decoder {
  /**
   * Adds input.
   *
   * @param data kept
   */
  void input(byte[] data);

  /**
   * Makes output.
   *
   * @param most bytes
   * @return one byte or more; null: more input is needed
   * @throws BadMessage if the input is broken
   */
  byte @Nullable [] output(int most) throws BadMessage;

  /** {@return whether the input may end here} */
  boolean isWhole();

  /** Frees what it holds outside the heap. */
  void close();
}
