package dev.asyncio4j.redis;

/**
 * A module that cannot be loaded or unloaded.
 *
 * <p><i>Python:</i> {@code ModuleError}.
 */
public class ModuleException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ModuleException(String message) {
    super(message);
  }
}
