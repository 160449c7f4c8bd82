package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connections to one server in one loop, and who may use them. */
final class Pool {
  /** A further connection is made once each owes more replies than this. */
  private static final int BUSY = 64;

  final LoopPort port;
  final MemcachedOptions options;

  /** The server, for messages. */
  final String place;

  private final List<Link> links = new ArrayList<>(2);
  private final ParkingLot room = ParkingLot.create();

  /** The close, while calls wait for replies. */
  private final ParkingLot idle = ParkingLot.create();

  /**
   * The last request that a task was cancelled out of: its next one goes the same way while that
   * reply is owed, so that commands of a task are obeyed in their order.
   */
  private final Map<Task<?>, Request> left = new IdentityHashMap<>();

  /** Calls whose requests are not over; those that are parked are not counted. */
  private int pending;

  private boolean closed;

  Pool(LoopPort port, MemcachedOptions options) {
    this.port = port;
    this.options = options;
    place = place(options);
  }

  static String place(MemcachedOptions options) {
    var path = options.path();
    return path != null ? path.toString() : options.host() + ":" + options.port();
  }

  /** Sends a request when there is room, and waits for its result. */
  <T extends @Nullable Object> T call(Single<T> request) {
    send(request);
    return result(request, request.result);
  }

  /** Sends a request when there is room. */
  void send(Request request) {
    awaitRoom();
    pending += request.calls();
    link().send(request);
  }

  /** Looks a key up, on a line with other gets of this pass if there is one. */
  @Nullable Item get(Key key) {
    awaitRoom();
    Future<@Nullable Item> result = port.loop().createFuture();
    var link = link();
    var shared = options.coalesceGets() ? link.sharedGet() : null;
    boolean joins = shared != null;
    if (shared == null) shared = new SharedGet();
    shared.join(key, result);
    pending++;
    if (!joins) link.send(shared);
    return result(shared, result);
  }

  private void awaitRoom() {
    while (pending >= options.maxPending() && !closed) await(room.park());
    if (closed) throw isClosed();
  }

  /** Waits for the result of a request that was sent. */
  <T extends @Nullable Object> T result(Request request, Future<T> result) {
    try {
      return await(result);
    } catch (CancelledError e) {
      var task = currentTask();
      if (task != null && !request.over) {
        request.leavers.add(task);
        left.put(task, request);
        if (closed) idle.unparkAll();
      }
      throw e;
    }
  }

  /** Returns the connection for the task that calls: the one that owes least. */
  private Link link() {
    if (!left.isEmpty()) {
      var before = left.get(currentTask());
      if (before != null && before.link != null) return before.link;
    }
    Link best = null;
    for (var link : links) if (best == null || link.load() < best.load()) best = link;
    if (best != null && (best.load() <= BUSY || links.size() == options.connections())) return best;
    var link = new Link(this);
    links.add(link);
    return link;
  }

  /** Sends what a connection has not sent before it was lost. */
  void sendAgain(Request request) {
    if (request.isWanted() && !closed) {
      link().send(request);
      return;
    }
    request.fail(this::isClosed);
    ended(request);
  }

  /** A request is over: its reply has come, or never will. */
  void ended(Request request) {
    request.over = true;
    pending -= request.calls();
    for (var leaver : request.leavers) left.remove(leaver, request);
    room.unpark(request.calls());
    if (closed) idle.unparkAll();
  }

  void gone(Link link) {
    links.remove(link);
  }

  /** Refuses further calls. */
  void refuseCalls() {
    closed = true;
    room.unparkAll();
  }

  /** Waits until no call waits for a reply. */
  void drain() {
    while (links.stream().anyMatch(Link::isAwaited)) await(idle.park());
  }

  /** Closes all connections; calls that wait fail. */
  void close() {
    refuseCalls();
    for (var link : List.copyOf(links)) {
      if (link.load() == 0) link.close();
      else link.end(this::isClosed);
    }
  }

  int pending() {
    return pending;
  }

  int connections() {
    return (int) links.stream().filter(Link::isOpen).count();
  }

  private MemcachedConnectionException isClosed() {
    return new MemcachedConnectionException(
        "client is closed: the one of " + place + "; make a new one", null);
  }
}
