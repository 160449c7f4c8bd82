package dev.asyncio4j.memcached;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Commands that go to every server of a client. */
final class ServerCommandsImpl {
  private ServerCommandsImpl() {}

  static Map<String, String> stats(Binding binding, String what) {
    var all = onEach(binding, pool -> new Stats(pool.port.loop(), what));
    if (all.size() == 1) return all.get(0);
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < all.size(); i++) {
      var place = binding.pools.get(i).place;
      all.get(i).forEach((name, value) -> named.put(place + " " + name, value));
    }
    return named;
  }

  static String version(Binding binding) {
    var all = onEach(binding, pool -> line(pool, "version", Meaning::version));
    return String.join(", ", new LinkedHashSet<>(all));
  }

  static @Nullable Void flushAll(Binding binding) {
    ServerCommandsImpl.<@Nullable Void>onEach(
        binding, pool -> line(pool, "flush_all", Meaning::ok));
    return null;
  }

  private static <T extends @Nullable Object> Single<T> line(
      Pool pool, String verb, Function<String, T> meaning) {
    return new OneLine<>(pool.port.loop(), verb, null, "", null, meaning);
  }

  private static <T extends @Nullable Object> List<T> onEach(
      Binding binding, Function<Pool, Single<T>> request) {
    var all = new Several<T>();
    for (var pool : binding.pools) all.add(pool, request.apply(pool));
    return all.results();
  }
}
