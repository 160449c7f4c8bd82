package dev.asyncio4j.files;

/**
 * A right that {@link AsyncOs#access} asks for.
 *
 * <p><i>Python:</i> {@code os.R_OK}, {@code W_OK}, {@code X_OK}; {@code F_OK} is no mode at all.
 */
public enum AccessMode {
  /** The right to read. */
  READ,
  /** The right to write. */
  WRITE,
  /** The right to execute, or to enter a folder. */
  EXECUTE
}
