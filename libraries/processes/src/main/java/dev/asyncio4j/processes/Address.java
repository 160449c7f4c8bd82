package dev.asyncio4j.processes;

import java.io.Serializable;

/**
 * The place of a hub, and the right to use it: goes to other processes over private sockets only.
 *
 * @param socket the path of its socket
 * @param token what a process must know to connect
 * @param owner the name of the process that has it, for messages
 */
record Address(String socket, String token, String owner) implements Serializable {
  /** Shows where it is, not the token. */
  @Override
  public String toString() {
    return "hub of " + owner + " at " + socket;
  }
}
