package dev.asyncio4j.testing;

import dev.asyncio4j.Body;
import dev.asyncio4j.VoidBody;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory: what the running loop connects, listens, sends and looks up goes there.
 *
 * <p><i>Python:</i> none; trio's {@code open_stream_to_socket_listener} serves the simplest case.
 * Hosts have names and addresses; links between them have faults. In virtual time, and with the
 * same seed, each run is the same, byte by byte. Real sockets are refused meanwhile, and so is TLS,
 * which needs them.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop on which it was made.
 *
 * <pre>{@code
 * try (FakeNetwork net = FakeNetwork.create()) {
 *   var server = net.host("server");
 *   net.link(net.local(), server).latency(Duration.ofMillis(50));
 *   net.on(server, () -> await(startServer((r, w) -> w.close(), "server", 80)));
 *   await(openConnection("server", 80)).close();
 * }
 * }</pre>
 */
public interface FakeNetwork extends AutoCloseable {
  /**
   * Makes the network of the running loop, until it is closed.
   *
   * @return the network
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if the loop has another one
   */
  static FakeNetwork create() {
    return create(0);
  }

  /**
   * Makes the network of the running loop, with a seed for what is left to chance.
   *
   * @param seed of latencies, losses and their like
   * @return the network
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if the loop has another one
   */
  static FakeNetwork create(long seed) {
    return new MemoryNetwork(seed).install();
  }

  /** {@return the host of code that is not {@link #on} another one} */
  Host local();

  /**
   * Returns the host of that name, with an address of its own; makes it at the first call.
   *
   * @param name to be looked up
   * @return the host
   */
  Host host(String name);

  /**
   * Makes a host.
   *
   * @param name to be looked up
   * @param addresses at least one, of no other host
   * @return the host
   * @throws IllegalArgumentException if the name or an address is taken, or there is no address
   */
  Host host(String name, InetAddress... addresses);

  /**
   * Runs code on a host: it connects from there, listens there, and so do the tasks that it makes.
   *
   * @param <T> the type of the result
   * @param host where
   * @param body may await
   * @return its result
   */
  <T extends @Nullable Object> T on(Host host, Body<T> body);

  /**
   * Runs code on a host.
   *
   * @param host where
   * @param body may await
   * @see #on(Host, Body)
   */
  default void on(Host host, VoidBody body) {
    this.<@Nullable Void>on(
        host,
        () -> {
          body.run();
          return null;
        });
  }

  /**
   * Returns the link between two hosts, both ways.
   *
   * @param a one host
   * @param b another one, or the same
   * @return the link
   */
  Link link(Host a, Host b);

  /**
   * Takes each link between a host of one side and one of the other down.
   *
   * @param a one side
   * @param b the other side
   */
  void partition(Collection<Host> a, Collection<Host> b);

  /** Brings every link up again: what was under way on connections arrives now. */
  void heal();

  /** {@return the connections that are open at an end at least, the oldest first} */
  List<Flow> flows();

  /** {@return what has happened: connects, ends, resets, losses, with the virtual time of each} */
  Trail trace();

  /** Gives the loop its own network back; what is under way arrives nowhere any more. */
  @Override
  void close();

  /** A machine of a fake network. */
  interface Host {
    /** {@return its name} */
    String name();

    /** {@return its addresses, the first one first in look-ups} */
    List<InetAddress> addresses();
  }

  /**
   * A connection of a fake network.
   *
   * @param from the address of the end that connected
   * @param to the address of the end that accepted
   * @param sent bytes that {@code from} has sent
   * @param received bytes that {@code to} has sent
   */
  record Flow(InetSocketAddress from, InetSocketAddress to, long sent, long received) {}

  /** The way between two hosts, and its faults; each call changes it from now on. */
  interface Link {
    /**
     * Sets how long everything is under way.
     *
     * @param each zero or more
     * @return this link
     */
    default Link latency(Duration each) {
      return latency(each, each);
    }

    /**
     * Sets how long everything is under way, by chance between two bounds.
     *
     * @param min zero or more
     * @param max not less
     * @return this link
     * @throws IllegalArgumentException if {@code min} is negative, or more than {@code max}
     */
    Link latency(Duration min, Duration max);

    /**
     * Sets how many bytes pass in a second, each direction and connection.
     *
     * @param bytesPerSecond zero: no bound
     * @return this link
     */
    Link bandwidth(long bytesPerSecond);

    /**
     * Sets the pieces in which bytes arrive.
     *
     * @param sizes of the pieces
     * @return this link
     */
    Link chunks(Chunks sizes);

    /**
     * Loses datagrams.
     *
     * @param share from 0 to 1
     * @return this link
     * @throws IllegalArgumentException if it is out of range
     */
    Link loss(double share);

    /**
     * Brings datagrams twice.
     *
     * @param share from 0 to 1
     * @return this link
     * @throws IllegalArgumentException if it is out of range
     */
    Link duplicate(double share);

    /**
     * Brings datagrams late, after those that were sent next.
     *
     * @param share from 0 to 1
     * @return this link
     * @throws IllegalArgumentException if it is out of range
     */
    Link reorder(double share);

    /** Takes the link down: datagrams are lost, connects and bytes of connections wait. */
    void down();

    /** Brings it up again, also after {@link #blackHole}. */
    void up();

    /** Resets the connections that are open. */
    void reset();

    /** Swallows everything, without a word. */
    void blackHole();

    /**
     * Refuses connections to a port.
     *
     * @param port of either host
     * @return this link
     */
    Link refuse(int port);

    /**
     * Resets each connection once it has carried a number of bytes, both directions together.
     *
     * @param bytes that still arrive
     * @return this link
     */
    Link resetAfter(long bytes);

    /**
     * Ends the open connections at one end alone, as a crash does.
     *
     * <p>That is the second host of {@link FakeNetwork#link}. The first one hears of it, by a
     * reset, when it writes.
     *
     * @return this link
     */
    Link halfOpen();
  }
}
