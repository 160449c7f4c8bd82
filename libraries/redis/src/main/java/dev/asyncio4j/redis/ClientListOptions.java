package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code CLIENT LIST}.
 *
 * <p><i>Python:</i> {@code _type}, {@code client_id}. Immutable: each method returns a copy.
 */
public final class ClientListOptions implements CommandArguments {
  private static final ClientListOptions DEFAULTS = new ClientListOptions(List.of());

  private final List<Object> arguments;

  private ClientListOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static ClientListOptions defaults() {
    return DEFAULTS;
  }

  private ClientListOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new ClientListOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Takes those of a type: normal, master, replica or pubsub.
   *
   * @param type the type
   * @return a changed copy
   */
  public ClientListOptions type(String type) {
    return with("TYPE", type);
  }

  /**
   * Takes one.
   *
   * @param id the ID
   * @return a changed copy
   */
  public ClientListOptions id(long id) {
    return with("ID", id);
  }

  @Override
  public String toString() {
    return "ClientListOptions" + arguments;
  }
}
