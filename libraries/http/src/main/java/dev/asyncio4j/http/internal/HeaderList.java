package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.Headers;
import java.util.Map;

/** Headers as a list of pairs. */
public final class HeaderList extends ListMultiDict<String> implements Headers {
  private boolean frozen;

  /** Makes empty ones. */
  public HeaderList() {}

  /**
   * Makes a copy.
   *
   * @param fields the fields, which are good
   */
  public HeaderList(Headers fields) {
    for (var field : fields) pairs.add(field);
  }

  /**
   * Adds a field that a parser has checked.
   *
   * @param name the name
   * @param value the value
   */
  public void received(String name, String value) {
    pairs.add(Map.entry(name, value));
  }

  /**
   * Refuses changes from now on.
   *
   * @return this
   */
  public HeaderList freeze() {
    frozen = true;
    return this;
  }

  @Override
  protected boolean same(String one, String other) {
    return one.length() == other.length() && one.equalsIgnoreCase(other);
  }

  @Override
  public HeaderList add(String name, String value) {
    changeable();
    put(Tokens.headerName(name), Tokens.headerValue(name, value));
    return this;
  }

  @Override
  public HeaderList set(String name, String value) {
    changeable();
    var field = Map.entry(Tokens.headerName(name), Tokens.headerValue(name, value));
    for (int i = 0; i < pairs.size(); i++) {
      if (same(pairs.get(i).getKey(), name)) {
        pairs.set(i, field);
        for (int k = pairs.size() - 1; k > i; k--) {
          if (same(pairs.get(k).getKey(), name)) pairs.remove(k);
        }
        return this;
      }
    }
    pairs.add(field);
    return this;
  }

  @Override
  public HeaderList remove(String name) {
    changeable();
    pairs.removeIf(pair -> same(pair.getKey(), name));
    return this;
  }

  @Override
  public HeaderList copy() {
    return new HeaderList(this);
  }

  private void changeable() {
    if (frozen) {
      throw new UnsupportedOperationException(
          "these headers were received and cannot be changed: change a copy()");
    }
  }
}
