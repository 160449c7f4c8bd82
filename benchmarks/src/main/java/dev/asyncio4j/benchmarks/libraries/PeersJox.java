package dev.asyncio4j.benchmarks.libraries;

import dev.asyncio4j.benchmarks.programs.VirtualThreads;

/**
 * The operations of {@link PeersCosts} that have a twin in Jox: channels between virtual threads.
 * Its groups are {@code StructuredTaskScope}, which {@link PeersThreads} has.
 */
public final class PeersJox {
  private static final int MANY = 1_000_000;
  private static final int SOME = 100_000;

  private PeersJox() {}

  public static void main(String[] args) throws Exception {
    measure("await of a queue that is not empty", MANY, PeersJox::items);
    measure("Queue(1), put and get", SOME, PeersJox::queue);
    measure("ping-pong over two queues", SOME, PeersJox::pingPong);
  }

  private static void measure(String name, int count, VirtualThreads.IntBody body)
      throws Exception {
    Meter.measure(name, count, n -> inThread(n, body));
  }

  private static void inThread(int n, VirtualThreads.IntBody body) {
    VirtualThreads.join(VirtualThreads.start(() -> VirtualThreads.unchecked(() -> body.run(n))));
  }

  private static void items(int n) {
    var channel = new JoxChannel(1);
    for (int i = 0; i < n; i++) {
      channel.send(i);
      channel.receive();
    }
  }

  private static void queue(int n) {
    var channel = new JoxChannel(1);
    Thread producer =
        VirtualThreads.start(
            () -> {
              for (int i = 0; i < n; i++) channel.send(1);
            });
    for (int i = 0; i < n; i++) channel.receive();
    VirtualThreads.join(producer);
  }

  private static void pingPong(int n) {
    var there = new JoxChannel(1);
    var back = new JoxChannel(1);
    Thread other =
        VirtualThreads.start(
            () -> {
              for (int i = 0; i < n; i++) back.send(there.receive());
            });
    for (int i = 0; i < n; i++) {
      there.send(i);
      back.receive();
    }
    VirtualThreads.join(other);
  }
}
