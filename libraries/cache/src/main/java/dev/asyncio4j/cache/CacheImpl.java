package dev.asyncio4j.cache;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The cache: answers from its store, or from a run that it starts. */
final class CacheImpl<K extends @Nullable Object, V extends @Nullable Object>
    implements AsyncCache<K, V> {
  private final Function<? super K, Coroutine<V>> function;

  /** The code of a run: the loader itself where there is one, without a coroutine in between. */
  private final Loader<? super K, ? extends V> loader;

  private final CacheOptions options;
  private final Home home = new Home();
  private final Store<K, V> store;

  /** All runs under way, those included whose entries are gone. */
  private final Set<Run<V>> runs = new LinkedHashSet<>();

  private long hits;
  private long misses;
  private boolean closed;

  private CacheImpl(
      Function<? super K, Coroutine<V>> function,
      Loader<? super K, ? extends V> loader,
      CacheOptions options) {
    this.function = function;
    this.loader = loader;
    this.options = Objects.requireNonNull(options, "options");
    store = new Store<>(options, home);
  }

  static <K extends @Nullable Object, V extends @Nullable Object> CacheImpl<K, V> of(
      Function<? super K, Coroutine<V>> function, CacheOptions options) {
    Objects.requireNonNull(function, "function");
    return new CacheImpl<>(function, key -> await(called(function, key)), options);
  }

  private static <K extends @Nullable Object, V extends @Nullable Object> Coroutine<V> called(
      Function<? super K, Coroutine<V>> function, K key) {
    var coroutine = function.apply(key);
    if (coroutine != null) return coroutine;
    throw new IllegalStateException("the cached function returned null: it must give a coroutine");
  }

  static <K extends @Nullable Object, V extends @Nullable Object> CacheImpl<K, V> ofBody(
      Loader<K, V> loader, CacheOptions options) {
    Objects.requireNonNull(loader, "loader");
    return new CacheImpl<>(key -> async(() -> loader.load(key)), loader, options);
  }

  @Override
  public Coroutine<V> get(K key) {
    return async(() -> value(key));
  }

  private V value(K key) {
    enter();
    long now = store.now();
    var entry = store.find(key, now);
    if (entry == null) {
      misses++;
      return join(start(key));
    }
    hits++;
    store.use(entry);
    if (!entry.isFresh(now)) return join(entry);
    if (entry.isDue(now)) renew(entry);
    return entry.value();
  }

  /** Binds the cache to the running loop, and checks that it takes calls. */
  private void enter() {
    if (closed) throw new IllegalStateException("cache is closed: " + this + "; make a new one");
    if (home.enter(this)) {
      clear();
      store.moveOut();
      runs.clear();
      System.getLogger("asyncio4j")
          .log(
              System.Logger.Level.DEBUG, "%s: its loop was closed, so it is empty".formatted(this));
    }
  }

  private Entry<K, V> start(K key) {
    var entry = new Entry<K, V>(key);
    try {
      store.add(entry);
      entry.run = run(entry);
    } finally {
      if (entry.run == null) store.remove(entry);
    }
    return entry;
  }

  private Run<V> run(Entry<K, V> entry) {
    var name = options.name() + "-" + Texts.of(entry.key);
    Coroutine<V> code = async(() -> loader.load(entry.userKey()));
    var run = new Run<V>(home.port().loop(), name, code, ended -> end(entry, ended));
    runs.add(run);
    return run;
  }

  private void renew(Entry<K, V> entry) {
    store.renewing(entry);
    entry.run = run(entry);
  }

  private void end(Entry<K, V> entry, Run<V> run) {
    runs.remove(run);
    if (entry.run == run) entry.run = null;
    try {
      if (run.hasValue()) store.keep(entry, run.value());
    } finally {
      if (!entry.isFresh(store.now())) store.remove(entry);
    }
  }

  private V join(Entry<K, V> entry) {
    var run = Objects.requireNonNull(entry.run, "run");
    return run.join(
        () -> {
          run.cancel("nobody waits for it any more");
          if (entry.run == run) store.remove(entry);
        });
  }

  private boolean isFresh(K key) {
    long now = store.now();
    var entry = store.find(key, now);
    return entry != null && entry.isFresh(now);
  }

  @Override
  public Optional<V> ifPresent(K key) {
    home.check(this);
    long now = store.now();
    var entry = store.find(key, now);
    boolean fresh = entry != null && entry.isFresh(now);
    return fresh ? Optional.ofNullable(entry.value()) : Optional.empty();
  }

  @Override
  public void put(K key, V value) {
    enter();
    invalidate(key);
    var entry = new Entry<K, V>(key);
    store.add(entry);
    store.keep(entry, value);
  }

  @Override
  public Coroutine<Map<K, V>> getAll(Collection<? extends K> keys) {
    return async(
        () -> {
          enter();
          var values = new LinkedHashMap<K, V>();
          var missing = new LinkedHashMap<K, Coroutine<V>>();
          for (K key : keys) {
            if (values.containsKey(key)) continue;
            boolean isThere = isFresh(key);
            values.put(key, isThere ? value(key) : null);
            if (!isThere) missing.put(key, get(key));
          }
          var found = await(gather(missing.values())).iterator();
          for (K key : missing.keySet()) values.put(key, found.next());
          return values;
        });
  }

  @Override
  public boolean contains(K key) {
    home.check(this);
    return store.find(key, store.now()) != null;
  }

  @Override
  public boolean invalidate(K key) {
    home.check(this);
    var entry = store.find(key, store.now());
    if (entry == null) return false;
    store.remove(entry);
    return true;
  }

  @Override
  public int invalidateIf(Predicate<? super K> predicate) {
    home.check(this);
    int count = 0;
    for (var entry : store.all()) {
      if (entry.isGone() || !predicate.test(entry.userKey())) continue;
      store.remove(entry);
      count++;
    }
    return count;
  }

  @Override
  public void clear() {
    home.check(this);
    store.clear();
    hits = 0;
    misses = 0;
  }

  @Override
  public Set<K> keys() {
    home.check(this);
    var keys = new LinkedHashSet<K>();
    for (var entry : store.all()) keys.add(entry.userKey());
    return keys;
  }

  @Override
  public CacheInfo info() {
    home.check(this);
    return new CacheInfo(hits, misses, options.maxsize(), store.size());
  }

  @Override
  public CacheOptions parameters() {
    return options;
  }

  @Override
  public Function<? super K, Coroutine<V>> wrapped() {
    return function;
  }

  @Override
  public Coroutine<@Nullable Void> closeAsync(boolean wait) {
    return async(
        () -> {
          home.check(this);
          for (var run : runs) checkIsOther(run);
          beginClosing(wait);
          for (var run : List.copyOf(runs)) run.awaitEnd();
        });
  }

  @Override
  public void close() {
    if (home.isInTask()) {
      await(closeAsync(false));
      return;
    }
    home.check(this);
    beginClosing(false);
  }

  private void beginClosing(boolean wait) {
    closed = true;
    if (wait) return;
    for (var run : new ArrayList<>(runs)) run.cancel(this + " is closed");
  }

  private void checkIsOther(Run<V> run) {
    if (!run.isCurrent()) return;
    throw new IllegalStateException(
        "a run of %s cannot wait for its end: it would wait for itself".formatted(this));
  }

  @Override
  public boolean closed() {
    return closed;
  }

  @Override
  public String toString() {
    return "<AsyncCache %s%s currsize=%d maxsize=%s running=%d>"
        .formatted(
            options.name(),
            closed ? " closed" : "",
            store.size(),
            options.maxsize() == null ? "None" : options.maxsize(),
            runs.size());
  }
}
