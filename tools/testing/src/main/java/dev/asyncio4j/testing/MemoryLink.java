package dev.asyncio4j.testing;

import dev.asyncio4j.lowlevel.ParkingLot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The way between two hosts in memory: its faults now, and the connections that go over it. */
final class MemoryLink implements FakeNetwork.Link, Conditions {
  /** The delay of a datagram that others overtake. */
  private static final long LATE_NANOS = 1_000_000;

  private final MemoryNetwork network;
  private final Random random;

  /** The host that the test has named last: the other end of what it sets now. */
  private MemoryHost second;

  private final Set<Integer> refused = new HashSet<>();

  /** The open connections, each with the host that accepted it. */
  private final Map<MemoryConnection, MemoryHost> connections = new LinkedHashMap<>();

  /** Connects that wait for the link to come up. */
  private final ParkingLot waiting = ParkingLot.create();

  private long minLatency;
  private long maxLatency;
  private long bandwidth;
  private Chunks chunks = Chunks.WHOLE;
  private double loss;
  private double duplicate;
  private double reorder;
  private long resetAfter = Long.MAX_VALUE;
  private boolean up = true;

  MemoryLink(MemoryNetwork network, Random random, MemoryHost second) {
    this.network = network;
    this.random = random;
    this.second = second;
  }

  /** Returns this link, as the test has asked for it: with {@code host} named last. */
  MemoryLink towards(MemoryHost host) {
    second = host;
    return this;
  }

  // -- as the test sets it
  // -------------------------------------------------------------------------

  @Override
  public FakeNetwork.Link latency(Duration min, Duration max) {
    if (min.isNegative() || max.compareTo(min) < 0)
      throw new IllegalArgumentException(
          "latency(" + min + ", " + max + "): give zero or more, the lesser one first");
    minLatency = min.toNanos();
    maxLatency = max.toNanos();
    return this;
  }

  @Override
  public FakeNetwork.Link bandwidth(long bytesPerSecond) {
    if (bytesPerSecond < 0)
      throw new IllegalArgumentException("bandwidth(" + bytesPerSecond + "): give zero or more");
    bandwidth = bytesPerSecond;
    return this;
  }

  @Override
  public FakeNetwork.Link chunks(Chunks sizes) {
    chunks = sizes;
    return this;
  }

  @Override
  public FakeNetwork.Link loss(double share) {
    loss = checked("loss", share);
    return this;
  }

  @Override
  public FakeNetwork.Link duplicate(double share) {
    duplicate = checked("duplicate", share);
    return this;
  }

  @Override
  public FakeNetwork.Link reorder(double share) {
    reorder = checked("reorder", share);
    return this;
  }

  private static double checked(String what, double share) {
    if (!(share >= 0 && share <= 1))
      throw new IllegalArgumentException(what + "(" + share + "): give a share from 0 to 1");
    return share;
  }

  @Override
  public void down() {
    up = false;
  }

  @Override
  public void up() {
    up = true;
    List.copyOf(connections.keySet()).forEach(MemoryConnection::pump);
    waiting.unparkAll();
  }

  @Override
  public void reset() {
    for (var connection : List.copyOf(connections.keySet())) {
      network.tell(connection, "reset by the link");
      connection.cut();
      connection.left.reset();
      connection.right.reset();
    }
  }

  @Override
  public void blackHole() {
    down(); // a connection notices the same in both: nothing
  }

  @Override
  public FakeNetwork.Link refuse(int port) {
    refused.add(port);
    return this;
  }

  @Override
  public FakeNetwork.Link resetAfter(long bytes) {
    if (bytes < 0)
      throw new IllegalArgumentException("resetAfter(" + bytes + "): give zero or more");
    resetAfter = bytes;
    return this;
  }

  @Override
  public FakeNetwork.Link halfOpen() {
    connections.forEach(
        (connection, accepted) ->
            (accepted == second ? connection.right : connection.left).vanish());
    return this;
  }

  // -- as connections see it
  // -----------------------------------------------------------------------

  @Override
  public long nextLatency() {
    long spread = maxLatency - minLatency;
    return spread == 0 ? minLatency : minLatency + (long) (random.nextDouble() * spread);
  }

  @Override
  public long bandwidth() {
    return bandwidth;
  }

  @Override
  public Chunks chunks() {
    return chunks;
  }

  @Override
  public boolean isUp() {
    return up;
  }

  @Override
  public long resetAfter() {
    return resetAfter;
  }

  boolean refuses(int port) {
    return refused.contains(port);
  }

  ParkingLot waiting() {
    return waiting;
  }

  void add(MemoryConnection connection, MemoryHost accepted) {
    connections.put(connection, accepted);
  }

  void remove(MemoryConnection connection) {
    connections.remove(connection);
  }

  /** {@return when the copies of a datagram arrive, in nanoseconds from now; none if it is lost} */
  List<Long> arrivals() {
    var arrivals = new ArrayList<Long>();
    if (!up || hits(loss)) return arrivals;
    long late = hits(reorder) ? LATE_NANOS + maxLatency : 0;
    arrivals.add(nextLatency() + late);
    if (hits(duplicate)) arrivals.add(nextLatency() + late);
    return arrivals;
  }

  private boolean hits(double share) {
    return share > 0 && random.nextDouble() < share;
  }
}
