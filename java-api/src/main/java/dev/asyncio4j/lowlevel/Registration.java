package dev.asyncio4j.lowlevel;

/**
 * A thing registered with a loop, until {@link #close} takes it off.
 *
 * <p><i>Python:</i> none.
 */
public interface Registration extends AutoCloseable {
  /** Takes it off; nothing happens the second time, or once what was registered has been called. */
  @Override
  void close();
}
