package dev.asyncio4j.redis;

import dev.asyncio4j.lowlevel.LoopPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a subscription: one, or in a cluster one for each node that it listens at.
 * What is lost or has moved is unplaced until {@link #mend()} places it again.
 */
final class PubSubLines<V> {
  /** A slot that a server no longer has, or not yet again; an error may say more. */
  private record Departure(@Nullable RedisException why, ClientCore from) {}

  /** Names that one command can tell: of one connection, and if they are of shards of one slot. */
  private record Bundle(PubSubLine line, int slot) {}

  final Topics<V> topics;
  final Inbox inbox;
  private final PubSubNodes nodes;
  private final RedisCodec<V> codec;
  private final List<PubSubLine> live = new ArrayList<>();

  /** News to be learned before anything is placed. */
  private final List<Departure> departures = new ArrayList<>();

  private @Nullable LoopPort bound;
  private boolean closed;

  PubSubLines(PubSubNodes nodes, RedisCodec<V> codec, int limit) {
    this.nodes = nodes;
    this.codec = codec;
    topics = new Topics<>(codec);
    inbox = new Inbox(limit, on -> live.forEach(each -> each.link().reading(on)));
  }

  boolean isClosed() {
    return closed;
  }

  List<byte[]> words(String command, Object... names) {
    var arguments = new Object[] {command, CommandArguments.all(names)};
    return Words.of(CommandTable.of(command), arguments, codec);
  }

  /** Binds it to the running loop; the connections of a closed one are gone. */
  void enter() {
    nodes.enter();
    var port = nodes.home().port();
    if (bound != null && bound != port) {
      live.forEach(line -> topics.all().forEach(each -> each.lost(line)));
      live.clear();
    }
    bound = port;
  }

  // Subscribing. In a task.

  /** Subscribes names; if that fails, those that were not before are not. */
  void add(Subscriptions<V> kind, List<byte[]> names, @Nullable MessageHandler<V> handler) {
    enter();
    var added = kind.add(names, handler);
    boolean done = false;
    try {
      mend();
      done = true;
    } finally {
      if (!done) added.stream().filter(each -> each.line == null).forEach(kind::remove);
    }
  }

  /** Ends the subscription of names; none: of all. */
  void end(Subscriptions<V> kind, String word, List<byte[]> names) {
    mend();
    var bundles = new LinkedHashMap<Bundle, List<byte[]>>();
    var all = names.isEmpty() ? kind.all().stream().map(each -> each.name).toList() : names;
    for (var name : all) {
      var topic = kind.topic(name);
      if (topic != null) topic.end();
      var line = topic == null || topic.line == null ? anyLine(0) : topic.line;
      bundles
          .computeIfAbsent(new Bundle(line, slot(kind, name)), key -> new ArrayList<>(words(word)))
          .add(name);
    }
    bundles.forEach((bundle, words) -> bundle.line.send(words));
    if (bundles.isEmpty()) anyLine(0).send(words(word));
  }

  void ping() {
    enter();
    anyLine(0).send(words("PING"));
  }

  private int slot(Subscriptions<V> kind, byte[] name) {
    return kind == topics.shards ? KeyFinder.slot(name) : -1;
  }

  // Placing. In a task.

  /** Places what is not: for the first time, after a loss, or where it has moved. */
  void mend() {
    for (int attempt = 0; ; attempt++) {
      try {
        learn();
        for (var kind : topics.all()) while (!kind.unplaced().isEmpty()) place(kind, attempt);
        return;
      } catch (RedisConnectionException | RedisTimeoutException | RedisClusterException e) {
        if (!nodes.recover(attempt)) throw e;
      }
    }
  }

  private void learn() {
    while (!departures.isEmpty()) {
      var first = departures.get(0);
      nodes.departed(first.why, first.from);
      departures.remove(first);
    }
  }

  /** Places the first name, and those that the same command can tell. */
  private void place(Subscriptions<V> kind, int attempt) {
    int slot = slot(kind, kind.unplaced().get(0).name);
    var line = slot < 0 ? anyLine(attempt) : line(nodes.of(slot));
    var words = new ArrayList<>(words(kind.word));
    for (var each : kind.unplaced()) { // asked again: connecting takes time
      if (slot(kind, each.name) != slot) continue;
      words.add(each.name);
      each.line = line;
    }
    if (words.size() > 1) line.send(words);
  }

  private PubSubLine anyLine(int attempt) {
    if (closed) throw ClientCore.closed();
    return live.isEmpty() ? line(nodes.any(attempt)) : live.get(0);
  }

  private PubSubLine line(ClientCore core) {
    var known = find(core);
    if (known != null) return known;
    var link = core.pool().borrow();
    while (!link.isOpen()) { // lost again before anybody listened
      core.abandon(link);
      link = core.pool().borrow();
    }
    known = find(core); // another task may have been faster
    if (known != null || closed) {
      core.giveBack(link, true);
      if (closed) throw ClientCore.closed();
      return known;
    }
    var line = new PubSubLine(core, link);
    link.listen(tree -> arrived(line, tree));
    if (inbox.isFull()) link.reading(false);
    live.add(line);
    return line;
  }

  private @Nullable PubSubLine find(ClientCore core) {
    if (closed) throw ClientCore.closed();
    for (var each : live) if (each.core() == core) return each;
    return null;
  }

  // What comes. In turn.

  private void arrived(PubSubLine line, @Nullable Object tree) {
    if (tree instanceof RedisConnectionException || tree instanceof RedisTimeoutException)
      lost(line, tree);
    else if (tree != null && !(nodes.follows() && isDeparture(line, tree))) inbox.add(tree);
  }

  private void lost(PubSubLine line, Object why) {
    if (!live.remove(line)) return;
    topics.all().forEach(each -> each.lost(line));
    line.close();
    inbox.add(why);
  }

  /** Tells whether a server says that it has a slot no longer; takes note of that. */
  private boolean isDeparture(PubSubLine line, Object tree) {
    if (tree instanceof MovedException || tree instanceof ClusterDownException) {
      var slot = tree instanceof MovedException moved ? moved.slot() : -1;
      for (var each : topics.shards.all())
        if (each.line == line && (slot < 0 || KeyFinder.slot(each.name) == slot)) each.unplace();
      departed((RedisException) tree, line);
      return true;
    }
    var topic = topics.endedUnasked(tree);
    if (topic == null || topic.line != line) return false;
    topic.unplace();
    departed(null, line);
    return true;
  }

  private void departed(@Nullable RedisException why, PubSubLine line) {
    departures.add(new Departure(why, line.core()));
    inbox.wake();
  }

  // The end.

  /** Leaves everything; subscribing begins anew. */
  void reset() {
    topics.all().forEach(Subscriptions::clear);
    departures.clear();
    var left = List.copyOf(live);
    live.clear();
    left.forEach(PubSubLine::close);
    inbox.clear();
    inbox.wake();
  }

  void close() {
    closed = true;
    reset();
  }

  @Override
  public String toString() {
    if (closed) return "closed";
    if (topics.isEmpty()) return "idle";
    return topics.all().stream().allMatch(each -> each.unplaced().isEmpty()) ? "live" : "lost";
  }
}
