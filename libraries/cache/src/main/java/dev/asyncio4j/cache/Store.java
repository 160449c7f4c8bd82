package dev.asyncio4j.cache;

import dev.asyncio4j.loop.ExceptionContext;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The entries of a cache within their bounds of size and age. */
final class Store<K extends @Nullable Object, V extends @Nullable Object> {
  private final Lru<K, V> entries = new Lru<>();
  private final CacheOptions options;
  private final Times times;
  private final Home home;

  /** True while a look at the ages of all entries is ahead. */
  private boolean looksAhead;

  Store(CacheOptions options, Home home) {
    this.options = options;
    this.home = home;
    times = new Times(options);
  }

  /** Returns the loop's time, as far as it matters here. */
  long now() {
    return times.matter() ? home.now() : 0;
  }

  /** Returns the entry of a key unless it is too old; one that is being renewed is not. */
  @Nullable Entry<K, V> find(K key, long now) {
    var entry = entries.find(key);
    if (entry == null || entry.run != null || !entry.isExpired(now)) return entry;
    evict(entry);
    return null;
  }

  void use(Entry<K, V> entry) {
    entries.use(entry);
  }

  /** Adds an entry as the newest; the oldest goes if there is one too many. */
  void add(Entry<K, V> entry) {
    entries.add(entry);
    var maxsize = options.maxsize();
    if (maxsize == null || maxsize == 0) return;
    while (entries.size() > maxsize) evict(entries.oldest());
  }

  /** Keeps the value of an entry, unless the entry is gone or nothing is kept. */
  void keep(Entry<K, V> entry, V value) {
    if (entry.isGone()) return;
    var maxsize = options.maxsize();
    if (maxsize != null && maxsize == 0) {
      entries.remove(entry);
      return;
    }
    long now = now();
    entry.keep(value, times.expiry(now), times.renewal(now));
    lookLater();
  }

  /** Notes that an entry is being renewed: if that fails, it is tried again at that age. */
  void renewing(Entry<K, V> entry) {
    entry.renewAt(times.renewal(now()));
  }

  void remove(Entry<K, V> entry) {
    entries.remove(entry);
  }

  void clear() {
    entries.clear();
  }

  /** Forgets what a closed loop has left: that will not look at the entries any more. */
  void moveOut() {
    entries.clear();
    looksAhead = false;
  }

  List<Entry<K, V>> all() {
    dropExpired();
    return entries.all();
  }

  int size() {
    dropExpired();
    return entries.size();
  }

  private void evict(Entry<K, V> entry) {
    entries.remove(entry);
    var listener = options.onEvict();
    if (listener == null || !entry.hasValue()) return;
    try {
      listener.accept(entry.key, entry.value());
    } catch (Throwable error) {
      var message = "Exception in the listener to evictions of cache " + options.name();
      home.port().loop().callExceptionHandler(ExceptionContext.of(message, error));
    }
  }

  private void dropExpired() {
    if (!times.haveExpiry()) return;
    long now = now();
    for (var entry : entries.all()) {
      if (!entry.isGone() && entry.run == null && entry.isExpired(now)) evict(entry);
    }
  }

  /**
   * Has the entries looked at when the one that was just kept will be too old. The JDK's timer does
   * it, not the loop's: an idle cache must not make virtual time go on.
   */
  private void lookLater() {
    if (looksAhead || !times.haveExpiry() || times.longest() == Times.NEVER) return;
    looksAhead = true;
    CompletableFuture.delayedExecutor(times.longest(), TimeUnit.NANOSECONDS, Runnable::run)
        .execute(new Look(new WeakReference<>(this)));
  }

  private void look() {
    looksAhead = false;
    dropExpired();
    if (entries.size() > 0) lookLater();
  }

  /** The look as the timer has it: without a hold on the cache. */
  private record Look(WeakReference<Store<?, ?>> store) implements Runnable {
    @Override
    public void run() {
      var store = this.store.get();
      if (store == null) return;
      try {
        store.home.port().execute(store::look);
      } catch (RejectedExecutionException loopIsClosed) {
        // the next call moves out
      }
    }
  }
}
