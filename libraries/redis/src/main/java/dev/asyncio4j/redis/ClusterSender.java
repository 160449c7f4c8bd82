package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of commands to the nodes of a cluster, and after them when they move. */
final class ClusterSender implements Sender {
  /** Commands of several keys that may be split by slot, since counts can be added up. */
  private static final List<String> SPLIT = List.of("DEL", "UNLINK", "EXISTS", "TOUCH");

  private final ClusterCore core;

  ClusterSender(ClusterCore core) {
    this.core = core;
  }

  @Override
  public void enter() {
    core.enter();
  }

  @Override
  public Home home() {
    return core.home;
  }

  @Override
  public void refuse(CommandSpec spec, List<byte[]> words) {
    ClientCore.refuseShared(spec, words);
  }

  @Override
  public @Nullable Object call(CommandSpec spec, List<byte[]> words) {
    core.slots();
    var keys = KeyFinder.keys(spec, words);
    if (keys.isEmpty()) return keyless(spec, words);
    if (SPLIT.contains(spec.name()) && keys.size() > 1) return split(spec, words, keys);
    return route(spec, words, slot(spec, keys));
  }

  /** Returns the slot of keys, which must be one. */
  static int slot(CommandSpec spec, List<byte[]> keys) {
    int slot = KeyFinder.slot(keys.get(0));
    for (var each : keys)
      if (KeyFinder.slot(each) != slot)
        throw new ClusterCrossSlotException(
            "Keys in request don't hash to the same slot: '%s' and '%s' of %s; give them the same {tag}"
                .formatted(Texts.text(keys.get(0)), Texts.text(each), spec));
    return slot;
  }

  /** Sends a command to the node of a slot, wherever that goes. */
  private @Nullable Object route(CommandSpec spec, List<byte[]> words, int slot) {
    return route(spec, words, slot, null, 0);
  }

  /** Sends a command again that a node has answered with an error. */
  @Nullable Object again(
      CommandSpec spec, List<byte[]> words, RedisException error, HostPort from) {
    var keys = KeyFinder.keys(spec, words);
    if (keys.isEmpty()) return keyless(spec, words);
    return route(spec, words, slot(spec, keys), redirected(error, from, spec, 0), 1);
  }

  private @Nullable Object route(
      CommandSpec spec, List<byte[]> words, int slot, @Nullable HostPort ask, int first) {
    for (int attempt = first; ; attempt++) {
      var to = ask == null ? nodeOf(slot, spec.readOnly()) : ask;
      try {
        return ask == null ? core.client(to).call(spec, words) : asking(to, spec, words);
      } catch (RedisException e) {
        if (attempt >= core.options.errorRetries()) throw e;
        ask = redirected(e, to, spec, attempt);
      }
    }
  }

  /** Learns from an error; returns the node to ask once, or null: the one that has the slot. */
  private @Nullable HostPort redirected(
      RedisException e, HostPort from, CommandSpec spec, int attempt) {
    if (e instanceof AskException asked) return core.address(asked.host(), asked.port(), from);
    if (e instanceof MovedException moved) {
      letAgree(attempt);
      core.moved(moved, from);
    } else if (e instanceof TryAgainException) await(sleep(Duration.ofMillis(50)));
    else if (e instanceof ClusterDownException || isLost(e, spec)) core.recover(attempt);
    else throw e;
    return null;
  }

  /** Waits, ever longer, once a command was redirected often: its nodes do not agree yet. */
  private void letAgree(int attempt) {
    int late = attempt - core.options.errorRetries() / 2;
    if (late >= 0) ClusterCore.pause(late + 1);
  }

  private static boolean isLost(RedisException e, CommandSpec spec) {
    if (e instanceof AuthenticationException || e instanceof MaxConnectionsException) return false;
    if (e instanceof OutcomeUnknownException) return spec.readOnly();
    return e instanceof RedisConnectionException
        || e instanceof RedisTimeoutException && spec.readOnly();
  }

  private @Nullable Object asking(HostPort to, CommandSpec spec, List<byte[]> words) {
    var batch = new Batch(core.home.port().loop().createFuture(), true);
    var asking = CommandTable.of("ASKING");
    batch.add(asking, asking.head());
    batch.add(spec, words);
    core.client(to).batch(batch);
    var reply = batch.replies.get(1);
    if (reply instanceof RedisException error) throw error;
    return reply;
  }

  HostPort nodeOf(int slot, boolean reads) {
    var node = core.slots().choose(slot, reads, core.options.readFrom());
    if (node != null) return node.address();
    core.refresh();
    node = core.slots().choose(slot, reads, core.options.readFrom());
    if (node == null)
      throw new SlotNotCoveredException(
          "Slot \"%d\" is not covered by the cluster.".formatted(slot));
    return node.address();
  }

  private @Nullable Object split(CommandSpec spec, List<byte[]> words, List<byte[]> keys) {
    var bySlot = new LinkedHashMap<Integer, List<byte[]>>();
    for (var key : keys)
      bySlot
          .computeIfAbsent(KeyFinder.slot(key), slot -> new ArrayList<>(words.subList(0, 1)))
          .add(key);
    var calls = new ArrayList<Coroutine<@Nullable Object>>();
    bySlot.forEach((slot, part) -> calls.add(async(() -> route(spec, part, slot))));
    return Merging.merge(spec, await(gather(calls)));
  }

  private @Nullable Object keyless(CommandSpec spec, List<byte[]> words) {
    for (int attempt = 0; ; attempt++) {
      try {
        return Merging.merge(spec, onEach(targets(spec), spec, words));
      } catch (RedisException e) {
        if (attempt >= core.options.errorRetries() || !isLost(e, spec)) throw e;
        core.recover(attempt);
      }
    }
  }

  private List<ClusterNode> targets(CommandSpec spec) {
    var nodes = core.slots().nodes();
    return switch (spec.policy()) {
      case NODES -> nodes;
      case PRIMARIES -> nodes.stream().filter(ClusterNode::primary).toList();
      case ANY -> nodes.stream().filter(ClusterNode::primary).limit(1).toList();
    };
  }

  List<@Nullable Object> onEach(List<ClusterNode> nodes, CommandSpec spec, List<byte[]> words) {
    var calls = new ArrayList<Coroutine<@Nullable Object>>();
    for (var each : nodes) calls.add(async(() -> core.client(each.address()).call(spec, words)));
    return await(gather(calls));
  }

  // Pipelines.

  @Override
  public void batch(Batch batch) {
    if (batch.isAtomic()) whole(batch);
    else new ClusterBatch(core, this, batch).run();
    if (!batch.done.done()) batch.done.setResult(null);
  }

  private void whole(Batch batch) {
    var keys = new ArrayList<byte[]>();
    for (var each : batch.members) keys.addAll(KeyFinder.keys(each.spec, each.words));
    if (keys.isEmpty())
      throw new RedisClusterException("At least one command with a key is needed to choose a node");
    core.client(nodeOf(onlySlot(keys), false)).batch(batch);
  }

  private static int onlySlot(List<byte[]> keys) {
    int slot = KeyFinder.slot(keys.get(0));
    for (var each : keys)
      if (KeyFinder.slot(each) != slot)
        throw new CrossSlotTransactionException(
            "All keys involved in a cluster transaction must map to the same slot: '%s' and '%s' do not"
                .formatted(Texts.text(keys.get(0)), Texts.text(each)));
    return slot;
  }

  private final Map<Link, ClientCore> borrowed = new LinkedHashMap<>();

  @Override
  public Link borrow(List<byte[]> keys) {
    core.slots();
    var client = core.client(nodeOf(onlySlot(keys), false));
    var link = client.pool().borrow();
    borrowed.put(link, client);
    return link;
  }

  @Override
  public void giveBack(Link link, boolean clean) {
    var client = borrowed.remove(link);
    if (client != null) client.giveBack(link, clean);
  }
}
