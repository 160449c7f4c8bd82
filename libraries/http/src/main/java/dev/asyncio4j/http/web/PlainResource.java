package dev.asyncio4j.http.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path without names in it. */
final class PlainResource extends ResourceBase {
  private final String added;
  private String path;
  private String decoded;

  PlainResource(String path, @Nullable String name) {
    super(name);
    added = path;
    this.path = path;
    decoded = Paths.decodeSafely(path);
  }

  @Override
  public String canonical() {
    return path;
  }

  @Override
  @Nullable Map<String, String> match(String path) {
    return decoded.equals(path) ? Map.of() : null;
  }

  @Override
  String indexKey() {
    return decoded;
  }

  @Override
  void addPrefix(String prefix) {
    path = prefix + path;
    decoded = Paths.decodeSafely(path);
  }

  @Override
  void freeze() {
    super.freeze();
    if (path.isEmpty()) {
      path = "/";
      decoded = "/";
    }
  }

  @Override
  boolean isAddedAs(String path) {
    return added.equals(path);
  }

  @Override
  String path(Map<String, String> parts) {
    if (!parts.isEmpty())
      throw new IllegalArgumentException(path + " has no names, got " + parts.keySet());
    return Paths.requote(path);
  }
}
