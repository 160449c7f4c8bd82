package dev.asyncio4j.loop;

import java.nio.channels.SelectableChannel;

/**
 * Callbacks for channels of one's own: a part of {@link EventLoop}.
 *
 * <p>A channel must be non-blocking. Each has one callback for each direction.
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
   * <p><i>Python:</i> {@code loop.remove_reader(fd)}.
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
