package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A client of sentinels: a client of each, asked in turn. */
final class SentinelImpl implements Sentinel {
  private final SentinelOptions options;

  /** The one that answered last comes first. */
  private final List<HostPort> order;

  private final Map<HostPort, Redis<String>> clients = new LinkedHashMap<>();

  SentinelImpl(List<HostPort> sentinels, SentinelOptions options) {
    this.options = options;
    order = new ArrayList<>(sentinels);
    for (var each : sentinels)
      clients.put(each, Redis.create(options.sentinel().host(each.host()).port(each.port())));
  }

  @Override
  public Redis<String> masterFor(String name) {
    return masterFor(name, options.redis());
  }

  @Override
  public Redis<String> replicaFor(String name) {
    return replicaFor(name, options.redis());
  }

  @Override
  public Coroutine<HostPort> discoverMaster(String name) {
    return async(() -> master(name));
  }

  private HostPort master(String name) {
    var said = new ArrayList<String>();
    for (var each : List.copyOf(order)) {
      var state = ask(each, said, "SENTINEL MASTER", name);
      if (!(state instanceof Map<?, ?> map)) continue;
      if (!usable(map, "master"))
        said.add("%s: its master is %s".formatted(each, map.get("flags")));
      else if (number(map, "num-other-sentinels") < options.minOtherSentinels())
        said.add(
            "%s: it knows %s other sentinels only".formatted(each, map.get("num-other-sentinels")));
      else {
        order.remove(each);
        order.add(0, each);
        return address(map);
      }
    }
    throw new MasterNotFoundException(
        "No master found for '%s': %s".formatted(name, String.join("; ", said)));
  }

  /** Asks one sentinel; null if it does not answer, which {@code said} tells. */
  private @Nullable Object ask(HostPort sentinel, List<String> said, Object... command) {
    try {
      return await(clients.get(sentinel).call(Reply.PLAIN_MAP, command));
    } catch (RedisException e) {
      said.add("%s: %s".formatted(sentinel, e.getMessage()));
      return null;
    }
  }

  private static HostPort address(Map<?, ?> map) {
    return new HostPort(String.valueOf(map.get("ip")), (int) number(map, "port"));
  }

  private static long number(Map<?, ?> map, String name) {
    return Long.parseLong(String.valueOf(map.get(name)));
  }

  private static boolean usable(Map<?, ?> map, String role) {
    var flags = String.valueOf(map.get("flags"));
    return flags.contains(role)
        && !flags.contains("s_down")
        && !flags.contains("o_down")
        && !flags.contains("disconnected");
  }

  @Override
  public Coroutine<List<HostPort>> discoverReplicas(String name) {
    return async(() -> replicas(name));
  }

  private List<HostPort> replicas(String name) {
    for (var each : List.copyOf(order)) {
      try {
        var states = await(clients.get(each).call(Reply.PLAIN_MAPS, "SENTINEL REPLICAS", name));
        return states.stream()
            .filter(state -> usable(state, "slave"))
            .map(SentinelImpl::address)
            .toList();
      } catch (RedisException e) {
        // the next one may know
      }
    }
    return List.of();
  }

  @Override
  public <V> Redis<V> masterFor(String name, RedisCodec<V> codec) {
    return masterFor(name, options.redis(), codec);
  }

  @Override
  public <V> Redis<V> masterFor(String name, RedisOptions of, RedisCodec<V> codec) {
    return new RedisImpl<>(new ClientCore(of, new Guarded("master", () -> master(name))), codec);
  }

  @Override
  public <V> Redis<V> replicaFor(String name, RedisCodec<V> codec) {
    return replicaFor(name, options.redis(), codec);
  }

  @Override
  public <V> Redis<V> replicaFor(String name, RedisOptions of, RedisCodec<V> codec) {
    return new RedisImpl<>(new ClientCore(of, new Guarded("slave", () -> replica(name))), codec);
  }

  private HostPort replica(String name) {
    var all = replicas(name);
    return all.isEmpty() ? master(name) : all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }

  @Override
  public Coroutine<Map<HostPort, Object>> sentinelCommands(Object... command) {
    return async(
        () -> {
          var answers = new LinkedHashMap<HostPort, Object>();
          for (var each : clients.entrySet()) {
            try {
              answers.put(each.getKey(), await(each.getValue().call(Reply.PLAIN, command)));
            } catch (RedisException e) {
              // one that does not answer has none
            }
          }
          return answers;
        });
  }

  @Override
  public void close() {
    clients.values().forEach(Redis::close);
  }

  @Override
  public String toString() {
    return "<Sentinel %s>".formatted(order);
  }
}
