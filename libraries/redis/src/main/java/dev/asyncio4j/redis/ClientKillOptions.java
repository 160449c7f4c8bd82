package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code CLIENT KILL}: which connections.
 *
 * <p><i>Python:</i> {@code _id}, {@code _type}, {@code addr}, {@code laddr}, {@code user}, {@code
 * skipme}. Immutable: each method returns a copy.
 */
public final class ClientKillOptions implements CommandArguments {
  private static final ClientKillOptions DEFAULTS = new ClientKillOptions(List.of());

  private final List<Object> arguments;

  private ClientKillOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static ClientKillOptions defaults() {
    return DEFAULTS;
  }

  private ClientKillOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new ClientKillOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Takes one.
   *
   * @param id the ID
   * @return a changed copy
   */
  public ClientKillOptions id(long id) {
    return with("ID", id);
  }

  /**
   * Takes those of a type: normal, master, replica or pubsub.
   *
   * @param type the type
   * @return a changed copy
   */
  public ClientKillOptions type(String type) {
    return with("TYPE", type);
  }

  /**
   * Takes that of an address.
   *
   * @param address its value
   * @return a changed copy
   */
  public ClientKillOptions addr(String address) {
    return with("ADDR", address);
  }

  /**
   * Takes those to an address of the server.
   *
   * @param address its value
   * @return a changed copy
   */
  public ClientKillOptions laddr(String address) {
    return with("LADDR", address);
  }

  /**
   * Takes those of a user.
   *
   * @param user its value
   * @return a changed copy
   */
  public ClientKillOptions user(String user) {
    return with("USER", user);
  }

  /**
   * Chooses whether this connection is spared.
   *
   * @param skip its value
   * @return a changed copy
   */
  public ClientKillOptions skipMe(boolean skip) {
    return with("SKIPME", skip ? "yes" : "no");
  }

  @Override
  public String toString() {
    return "ClientKillOptions" + arguments;
  }
}
