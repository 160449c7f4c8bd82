package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of a cluster. */
final class RedisClusterImpl<V> implements RedisCluster<V> {
  private final ClusterCore core;
  private final ClusterSender sender;
  private final RedisCodec<V> codec;

  RedisClusterImpl(ClusterOptions options, RedisCodec<V> codec) {
    core = new ClusterCore(options);
    sender = new ClusterSender(core);
    this.codec = codec;
  }

  @Override
  public <T extends @Nullable Object> Coroutine<T> call(Reply<T> reply, Object... arguments) {
    var spec = CommandTable.of(arguments);
    var words = Words.of(spec, arguments, codec);
    return async(() -> reply.read(spec.name(), sender.call(spec, words), codec));
  }

  @Override
  public Coroutine<@Nullable Void> initialize() {
    return async(
        () -> {
          core.slots();
        });
  }

  @Override
  public List<ClusterNode> nodes() {
    var known = core.known();
    return known == null ? List.of() : known.nodes();
  }

  @Override
  public List<ClusterNode> primaries() {
    return nodes().stream().filter(ClusterNode::primary).toList();
  }

  @Override
  public List<ClusterNode> replicas() {
    return nodes().stream().filter(each -> !each.primary()).toList();
  }

  private byte[] bytes(Object key) {
    return Words.of(CommandTable.of("GET"), new Object[] {"GET", key}, codec).get(1);
  }

  @Override
  public ClusterNode nodeFromKey(Object key, boolean replica) {
    int slot = keySlot(key);
    var known = core.known();
    var serving = known == null ? List.<ClusterNode>of() : known.of(slot);
    if (serving.isEmpty())
      throw new SlotNotCoveredException(
          "Slot \"%d\" is not covered by the cluster: await(initialize()) first".formatted(slot));
    return serving.get(replica && serving.size() > 1 ? 1 : 0);
  }

  @Override
  public int keySlot(Object key) {
    return KeyFinder.slot(bytes(key));
  }

  @Override
  public Redis<V> on(ClusterNode node) {
    return new RedisImpl<>(core.client(node.address()), codec);
  }

  @Override
  public <T extends @Nullable Object> Coroutine<Map<ClusterNode, T>> onAll(
      NodeSet nodes, Object... command) {
    var spec = CommandTable.of(command);
    var words = Words.of(spec, command, codec);
    return async(
        () -> {
          core.slots();
          var targets = chosen(nodes);
          var trees = sender.onEach(targets, spec, words);
          var results = new LinkedHashMap<ClusterNode, T>();
          for (int i = 0; i < targets.size(); i++)
            results.put(targets.get(i), this.<T>read(spec, trees.get(i)));
          return results;
        });
  }

  @SuppressWarnings("unchecked") // the caller says which type the command has
  private <T extends @Nullable Object> T read(CommandSpec spec, @Nullable Object tree) {
    return (T) ReplyKinds.of(spec.reply()).read(spec.name(), tree, codec);
  }

  private List<ClusterNode> chosen(NodeSet nodes) {
    return switch (nodes) {
      case ALL -> nodes();
      case PRIMARIES -> primaries();
      case REPLICAS -> replicas();
      case RANDOM -> primaries().subList(0, 1);
    };
  }

  @Override
  public Coroutine<List<V>> mgetNonatomic(Object... keys) {
    var all = CommandArguments.all(keys).arguments();
    return async(
        () -> {
          var parts = new ArrayList<Coroutine<List<V>>>();
          var places = new ArrayList<Integer>();
          for (var slot : bySlot(all).values()) {
            parts.add(mget(slot.stream().map(all::get).toList()));
            places.addAll(slot);
          }
          var values = new ArrayList<V>(java.util.Collections.nCopies(all.size(), null));
          int next = 0;
          for (var part : await(gather(parts)))
            for (var value : part) values.set(places.get(next++), value);
          return values;
        });
  }

  /** Returns the places of keys, by slot. */
  private Map<Integer, List<Integer>> bySlot(List<Object> keys) {
    var bySlot = new LinkedHashMap<Integer, List<Integer>>();
    for (int i = 0; i < keys.size(); i++)
      bySlot.computeIfAbsent(keySlot(keys.get(i)), slot -> new ArrayList<>()).add(i);
    return bySlot;
  }

  @Override
  public Coroutine<Boolean> msetNonatomic(Map<?, ?> values) {
    var keys = new ArrayList<Object>(values.keySet());
    return async(
        () -> {
          var parts = new ArrayList<Coroutine<Boolean>>();
          for (var slot : bySlot(keys).values()) {
            var part = new LinkedHashMap<Object, Object>();
            for (int place : slot) part.put(keys.get(place), values.get(keys.get(place)));
            parts.add(mset(part));
          }
          await(gather(parts));
          return true;
        });
  }

  @Override
  public AsyncIterable<V> scanIter(ScanOptions options) {
    return () ->
        asyncGenerator(
            out -> {
              core.slots();
              for (var node : primaries())
                for (var key : each(on(node).scanIter(options))) out.emit(key);
            });
  }

  @Override
  public RedisPipeline<V> pipeline(boolean transaction) {
    return new PipelineImpl<>(sender, codec, transaction);
  }

  @Override
  public RedisPubSub<V> pubSub(PubSubOptions options) {
    return new PubSubImpl<>(new PubSubNodes.Clustered(core, sender), codec, options);
  }

  @Override
  public void close() {
    core.close();
  }

  @Override
  public String toString() {
    return core.toString();
  }
}
