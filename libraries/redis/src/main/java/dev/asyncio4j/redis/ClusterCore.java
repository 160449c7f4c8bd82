package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nodes of a cluster, and what is known of them. In turn only. */
final class ClusterCore {
  final ClusterOptions options;
  final Home home = new Home();

  /** Clients by address; those of nodes that have left stay until the close. */
  private final Map<HostPort, ClientCore> clients = new LinkedHashMap<>();

  private @Nullable Slots slots;

  /** Held while the cluster is looked at: one look serves all who wait for it. */
  private Lock looking = Lock.create();

  private int looks;
  private int moves;
  private boolean closed;

  ClusterCore(ClusterOptions options) {
    this.options = options;
  }

  void enter() {
    if (closed) throw ClientCore.closed();
    if (!home.enter(this)) return;
    clients.clear();
    looking = Lock.create();
    slots = null;
  }

  /** Returns what is known; looks at the cluster first if that is nothing. */
  Slots slots() {
    enter();
    if (slots == null) refresh();
    return slots;
  }

  @Nullable Slots known() {
    return slots;
  }

  ClientCore client(HostPort address) {
    return clients.computeIfAbsent(address, this::make);
  }

  private ClientCore make(HostPort address) {
    var each = options.redis().host(address.host()).port(address.port()).path(null).db(0);
    boolean readsReplicas = options.readFrom() != ClusterOptions.ReadFrom.PRIMARY;
    var retry =
        each.retry.retries() > 2 ? RetryPolicy.constant(Duration.ofMillis(20), 2) : each.retry;
    var node = each.retry(retry);
    return new ClientCore(
        readsReplicas ? node.onConnect(link -> await(link.call(Reply.OK, "READONLY"))) : node);
  }

  /** Looks at the cluster, by way of any node that answers. */
  void refresh() {
    int before = looks;
    looking.with(
        () -> {
          if (looks == before) look();
          return null;
        });
  }

  private void look() {
    RedisException last = null;
    for (var each : toAsk()) {
      try {
        var spec = CommandTable.of("CLUSTER SLOTS");
        var found = Slots.read(client(each).call(spec, spec.head()), each, options.addressRemap());
        if (found.nodes().isEmpty() || options.requireFullCoverage() && !found.isWhole()) {
          last =
              new RedisClusterException(
                  "All slots are not covered, as %s says: wait, or requireFullCoverage(false)"
                      .formatted(each));
          continue;
        }
        slots = found;
        looks++;
        return;
      } catch (RedisException e) {
        last = e;
      }
    }
    throw new RedisClusterException(
        "Redis Cluster cannot be connected: asked %s; the last one said: %s"
            .formatted(toAsk(), last == null ? "nothing" : last.getMessage()),
        last);
  }

  private Set<HostPort> toAsk() {
    var all = new LinkedHashSet<HostPort>();
    if (slots != null) slots.nodes().forEach(each -> all.add(each.address()));
    all.addAll(options.startupNodes());
    return all;
  }

  /** Follows a slot that has moved; looks at all when an unknown node has it, or now and then. */
  void moved(MovedException moved, HostPort from) {
    var to = address(moved.host(), moved.port(), from);
    boolean known = slots().moved(moved.slot(), to);
    if (known && ++moves % options.reinitializeSteps() != 0) return;
    try {
      refresh();
    } catch (RedisClusterException e) {
      // the slot at least is right
    }
    if (isStillAt(moved.slot(), from)) slots().moved(moved.slot(), to);
  }

  /** Tells whether the node asked has not heard yet what {@code from} has just said of itself. */
  private boolean isStillAt(int slot, HostPort from) {
    var serving = slots().of(slot);
    return serving.isEmpty() || serving.get(0).address().equals(from);
  }

  HostPort address(String host, int port, HostPort from) {
    return options.addressRemap().apply(new HostPort(host.isEmpty() ? from.host() : host, port));
  }

  /** Waits a little, and looks again at a cluster of which a node is gone. */
  void recover(int attempt) {
    pause(attempt);
    try {
      refresh();
    } catch (RedisClusterException e) {
      // the next attempt looks again
    }
  }

  /** Waits before another attempt, ever longer. */
  static void pause(int attempt) {
    await(sleep(Duration.ofMillis(Math.min(1000, 20L << Math.min(attempt, 6)))));
  }

  List<ClientCore> all() {
    return new ArrayList<>(clients.values());
  }

  void close() {
    closed = true;
    all().forEach(ClientCore::close);
  }

  @Override
  public String toString() {
    return "<RedisCluster %s%s>".formatted(options.startupNodes(), closed ? " closed" : "");
  }
}
