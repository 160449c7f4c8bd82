package dev.asyncio4j.loop;

import java.nio.channels.SelectableChannel;

/**
 * Callbacks for channels of one's own: a part of {@link EventLoop}.
 *
 * <p><i>Python:</i> {@code add_reader} and its like. A channel must be non-blocking. Each has one
 * callback for each direction, which sees the context variables of the caller. A channel that is
 * closed meanwhile is called once more; close it on the loop's thread, or the loop learns of it in
 * its next pass only.
 *
 * <p><b>Thread and loop:</b> on the loop's own thread, or while it does not run.
 *
 * <pre>{@code
 * loop.addReader(channel, () -> counter[0]++);
 * loop.removeReader(channel);
 * }</pre>
 */
public interface ChannelWatching {
  /**
   * Calls {@code callback} whenever the channel is readable, or has a connection to accept.
   *
   * <p><i>Python:</i> {@code loop.add_reader(fd, callback)}; a second call replaces the first.
   *
   * @param channel to watch
   * @param callback called once in each pass in which there is something to read
   * @throws IllegalStateException if the channel is a transport's, or the loop is closed
   * @throws IllegalArgumentException if the channel is blocking, closed, or cannot be read
   */
  void addReader(SelectableChannel channel, Runnable callback);

  /**
   * Ends {@link #addReader}.
   *
   * <p><i>Python:</i> {@code loop.remove_reader(fd)}. After the last callback is removed, the
   * channel may be made blocking or closed at once.
   *
   * @param channel that was watched
   * @return whether it was; false on a closed loop
   * @throws IllegalStateException if the channel is a transport's
   */
  boolean removeReader(SelectableChannel channel);

  /**
   * Calls {@code callback} whenever the channel is writable, or has finished to connect.
   *
   * <p><i>Python:</i> {@code loop.add_writer(fd, callback)}; a second call replaces the first.
   *
   * @param channel to watch
   * @param callback called once in each pass in which there is room
   * @throws IllegalStateException if the channel is a transport's, or the loop is closed
   * @throws IllegalArgumentException if the channel is blocking, closed, or cannot be written
   */
  void addWriter(SelectableChannel channel, Runnable callback);

  /**
   * Ends {@link #addWriter}.
   *
   * <p><i>Python:</i> {@code loop.remove_writer(fd)}.
   *
   * @param channel that was watched
   * @return whether it was; false on a closed loop
   * @throws IllegalStateException if the channel is a transport's
   */
  boolean removeWriter(SelectableChannel channel);
}
