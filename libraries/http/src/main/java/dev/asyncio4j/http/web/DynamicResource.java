package dev.asyncio4j.http.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template of paths. */
final class DynamicResource extends ResourceBase {
  private final String added;
  private String path;
  private PathTemplate template;

  DynamicResource(String path, @Nullable String name) {
    super(name);
    added = path;
    this.path = path;
    template = new PathTemplate(path);
  }

  @Override
  public String canonical() {
    return template.canonical();
  }

  @Override
  @Nullable Map<String, String> match(String path) {
    return template.match(path);
  }

  /** The path up to the segment that holds the first name. */
  @Override
  String indexKey() {
    var start = template.start();
    return start.substring(0, start.lastIndexOf('/'));
  }

  @Override
  void addPrefix(String prefix) {
    path = prefix + path;
    template = new PathTemplate(path);
  }

  @Override
  boolean isAddedAs(String path) {
    return added.equals(path);
  }

  @Override
  String path(Map<String, String> parts) {
    return template.fill(parts);
  }
}
