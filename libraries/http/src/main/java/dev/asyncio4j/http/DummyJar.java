package dev.asyncio4j.http;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A jar that keeps nothing. */
enum DummyJar implements CookieJar {
  INSTANCE;

  @Override
  public void update(Map<String, String> cookies, @Nullable Url url) {}

  @Override
  public void updateFromHeaders(List<String> setCookies, Url url) {}

  @Override
  public Map<String, String> filter(Url url) {
    return Map.of();
  }

  @Override
  public String header(Url url) {
    return "";
  }

  @Override
  public void clear() {}

  @Override
  public void clear(Predicate<Cookie> which) {}

  @Override
  public void clearDomain(String domain) {}

  @Override
  public void save(Path file) {}

  @Override
  public void load(Path file) {}

  @Override
  public Iterator<Cookie> iterator() {
    return Collections.emptyIterator();
  }
}
