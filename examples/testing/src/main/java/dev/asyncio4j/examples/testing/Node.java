package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Task;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.DatagramTransport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One node of an election by majority: the code under test. A node that hears of no leader asks for
 * votes in a new term; each node votes once in a term.
 */
final class Node implements DatagramProtocol {
  private static final int PORT = 9;
  private static final Duration BEAT = Duration.ofMillis(100);

  private final String name;
  private final boolean faulty;
  private final Map<String, InetSocketAddress> peers = new HashMap<>();
  private final List<Integer> termsLed = new ArrayList<>();
  private final Set<String> votes = new HashSet<>();
  private final List<Task<?>> tasks = new ArrayList<>();
  private DatagramTransport transport;
  private int term;
  private String votedFor = "";
  private boolean leads;
  private Duration heardAt = Duration.ZERO;

  Node(String name, boolean faulty) {
    this.name = name;
    this.faulty = faulty;
  }

  String name() {
    return name;
  }

  boolean leads() {
    return leads;
  }

  int term() {
    return term;
  }

  List<Integer> termsLed() {
    return termsLed;
  }

  void start() {
    var options = DatagramOptions.defaults().localAddress(name, PORT);
    transport = await(getRunningLoop().createDatagramEndpoint(() -> this, options)).transport();
    VoidBody beats = this::beat;
    tasks.add(createTask(async(beats), "node " + name));
  }

  void stop() {
    tasks.forEach(task -> task.cancel());
    transport.close();
  }

  /** Leads or watches, beat by beat. */
  private void beat() {
    for (var peer : Election.NAMES)
      if (!peer.equals(name))
        peers.put(peer, await(getRunningLoop().getAddrInfo(peer, PORT)).get(0));
    while (true) {
      await(sleep(BEAT));
      if (leads) send("beat");
      else if (silence().compareTo(patience()) > 0) ask();
    }
  }

  private Duration silence() {
    return getRunningLoop().time().minus(heardAt);
  }

  /** Returns how long a node waits for a leader: a has most patience, b and c are in a race. */
  private Duration patience() {
    return BEAT.multipliedBy(name.equals("a") ? 9 : 4);
  }

  private void ask() {
    term++;
    votedFor = name;
    heardAt = getRunningLoop().time();
    votes.clear();
    votes.add(name);
    if (name.equals("c")) for (int i = 0; i < 6; i++) await(sleep(Duration.ZERO)); // a slower disk
    send("ask");
  }

  private void send(String what) {
    peers.values().forEach(peer -> sendTo(peer, what));
  }

  private void sendTo(SocketAddress peer, String what) {
    transport.sendTo((what + " " + term + " " + name).getBytes(), peer);
  }

  @Override
  public void datagramReceived(ByteBuffer data, SocketAddress from) {
    var words = new String(BaseProtocol.bytes(data)).split(" ");
    int sent = Integer.parseInt(words[1]);
    if (sent > term) follow(sent);
    if (sent < term) return;
    switch (words[0]) {
      case "ask" -> {
        VoidBody votes = () -> vote(sent, words[2], from);
        tasks.add(createTask(async(votes), name + " votes"));
      }
      case "yes" -> count(words[2]);
      default -> heardAt = getRunningLoop().time();
    }
  }

  private void follow(int newTerm) {
    term = newTerm;
    votedFor = "";
    leads = false;
  }

  private void vote(int asked, String candidate, SocketAddress from) {
    if (asked != term || !votedFor.isEmpty()) return;
    if (faulty) await(sleep(Duration.ZERO)); // the vote is written down first, and noted then
    votedFor = candidate;
    heardAt = getRunningLoop().time();
    sendTo(from, "yes");
  }

  private void count(String voter) {
    votes.add(voter);
    if (leads || votes.size() * 2 <= Election.NAMES.size()) return;
    leads = true;
    termsLed.add(term);
    send("beat");
  }
}
