package io.github.gongjdbc.sandbox.content;

import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What people say to each other in a call, section by section of its topic: exchanges of the host
 * and the others, with what trackers heard and the next steps where one would say them.
 */
final class Dialogue {
  private static final String HOST = "H ";
  private static final String NEXT_STEPS = "Next Steps";

  /** By section; H is the host, C one of the others, and a slash stands between sentences. */
  private static final Map<String, List<List<String>>> EXCHANGES =
      Map.ofEntries(
          Map.entry(
              "Introduction",
              List.of(
                  List.of(
                      "H Hi {contact}, thanks for taking the time. / This is {host} from"
                          + " {company}.",
                      "C Hi {host}, good to meet you. / I have about half an hour."),
                  List.of(
                      "H Before we start, who else at {customer} looks at this with you?",
                      "C Mostly the operations team. / They own the reports that everybody waits"
                          + " for."),
                  List.of(
                      "H Can you hear me well? / I will share my screen in a moment.",
                      "C Loud and clear, go ahead."))),
          Map.entry(
              "Agenda",
              List.of(
                  List.of(
                      "H Thanks everybody for joining. / I sent an agenda, does it still fit?",
                      "C Yes, it does. / I would like to keep ten minutes for questions at the"
                          + " end."),
                  List.of(
                      "C Could we begin with the open points of last time?",
                      "H Of course. / Two of the three are done, let me show you."))),
          Map.entry(
              "Current Process",
              List.of(
                  List.of(
                      "H How does {customer} do this today?",
                      "C Honestly, in spreadsheets. / Every team has its own, and on Mondays"
                          + " somebody puts them together.",
                      "H How long does that take?",
                      "C Two days a week, and the numbers are old when they are done."),
                  List.of(
                      "C We bought a tool three years ago, and half of the team never used it.",
                      "H What would have to be different this time?",
                      "C It has to be in the CRM, where people work anyway."))),
          Map.entry(
              "Pain Points",
              List.of(
                  List.of(
                      "C The worst part is that nobody trusts the forecast. / Three systems hold"
                          + " customer data, and none agrees with another.",
                      "H What does that cost you in a quarter?",
                      "C Last quarter we missed two renewals that nobody had on the list."),
                  List.of(
                      "H If you could change one thing tomorrow, what would it be?",
                      "C I would want to see which deals slip before they do."))),
          Map.entry(
              "Budget",
              List.of(
                  List.of(
                      "H Is there a budget for this in the current year?",
                      "C There is, but our finance director has to sign anything above fifty"
                          + " thousand."),
                  List.of(
                      "C We have to decide before the end of the quarter, or the money is gone.",
                      "H Then let us plan backwards from that date."))),
          Map.entry(
              "Objections",
              List.of(
                  List.of(
                      "C I am not sure that the timing is right. / We are in the middle of a"
                          + " reorganisation.",
                      "H I understand. / What would have to happen for it to be right?",
                      "C The new team has to be in place, so let us say in spring."),
                  List.of(
                      "C My colleagues ask why we should not build this ourselves.",
                      "H Some of our customers began like that. / They came to us when the person"
                          + " who had built it left."))),
          Map.entry(
              "Product Demo",
              List.of(
                  List.of(
                      "H Let me show you the forecast. / Each line is a deal, and the colour says"
                          + " how it changed since last week.",
                      "C That is exactly what we miss. / Can I filter by region?",
                      "H Yes, here, and the filter stays when you share the view."),
                  List.of(
                      "C How long does it take until the dashboards are filled?",
                      "H About a day for the first year of data. / You can work while it loads."))),
          Map.entry(
              "Integrations",
              List.of(
                  List.of(
                      "C The CRM integration is a must for us. / Does it write back?",
                      "H It does, for the fields that you choose, every fifteen minutes."),
                  List.of(
                      "C {customer} needs hosting in the EU. / Where does the data live?",
                      "H In Frankfurt, if you wish. / I can send you the list of our"
                          + " subprocessors."))),
          Map.entry(
              "Pricing",
              List.of(
                  List.of(
                      "H I sent you the proposal on Tuesday. / Shall we go through it line by"
                          + " line?",
                      "C Please. / The pricing is higher than what I told my management.",
                      "H The platform fee is fixed, the rest goes by users. / You could begin with"
                          + " one region."),
                  List.of(
                      "C What happens to the price if we grow during the year?",
                      "H You pay for the months that are left, at the same rate."))),
          Map.entry(
              "Negotiation",
              List.of(
                  List.of(
                      "C If we sign for three years, I need fifteen percent off.",
                      "H I can take ten to my manager today. / For fifteen I would need a"
                          + " reference."),
                  List.of(
                      "C Procurement takes four weeks here, whatever we agree on.",
                      "H Then I will send them our papers now, so that they can begin."))),
          Map.entry(
              "Legal",
              List.of(
                  List.of(
                      "C Our lawyers want changes to the liability clause.",
                      "H That is usual. / Let us connect the two legal teams directly."))),
          Map.entry(
              "Set-up",
              List.of(
                  List.of(
                      "H All twelve seats are active since yesterday. / Has everybody been able to"
                          + " log in?",
                      "C Ten of us. / Two are waiting for our IT team."))),
          Map.entry(
              "Training",
              List.of(
                  List.of(
                      "H Today I would like to show reports and alerts. / Please stop me with"
                          + " questions.",
                      "C Could you record this? / Some of my team are travelling.",
                      "H It is recorded, I will send the link."))),
          Map.entry(
              "Adoption",
              List.of(
                  List.of(
                      "H Weekly active users grew from forty to fifty-three since our last review.",
                      "C I see that, too. / The support team would like to join."),
                  List.of(
                      "C To be honest, usage fell since the reorganisation. / Our champion left in"
                          + " May.",
                      "H Who could take that over? / I would gladly train that person."))),
          Map.entry(
              "Roadmap",
              List.of(
                  List.of(
                      "C What is coming in the next two quarters?",
                      "H Alerts by team in the first, and the new exports in the second."))),
          Map.entry(
              "Pipeline",
              List.of(
                  List.of(
                      "H Let us go through the open deals. / What about {customer}?",
                      "C Slipped to next quarter. / The economic buyer is still missing.",
                      "H Then please find out by Thursday who signs there."),
                  List.of(
                      "C Coverage for the quarter is two point eight.",
                      "H That is thin. / Which deals can we pull forward?"))),
          Map.entry(
              NEXT_STEPS,
              List.of(
                  List.of(
                      "H What would it take to move forward?",
                      "C I have to talk to my colleagues first. / Give me until Friday."),
                  List.of("H Let me sum up what we agreed on.", "C Yes, that is how I have it."))));

  private static final HeardPhrase COMPETITOR_CONTOSO =
      new HeardPhrase(
          Set.of("Current Process", "Objections", "Negotiation"),
          List.of(
              List.of("C We are also talking to Contoso.", "H What do you like about them?"),
              List.of(
                  "C Contoso showed us something similar last month.",
                  "H What was missing for you?"),
              List.of(
                  "C How do you compare with Contoso?",
                  "H They look at single calls, we look at the whole deal."),
              List.of("C Contoso could start next month.", "H So can we, if we agree this week.")));

  private static final HeardPhrase COMPETITOR_FABRIKAM =
      new HeardPhrase(
          Set.of("Negotiation", "Pricing", "Current Process"),
          List.of(
              List.of("C Fabrikam made us an offer last week.", "H May I ask what is in it?"),
              List.of(
                  "C Two of my people worked with Fabrikam before.",
                  "H Then they know what to look for."),
              List.of(
                  "C Fabrikam promises a migration in a week.",
                  "H Ask them for a customer who has done that."),
              List.of(
                  "C My manager prefers Fabrikam.", "H Let us invite your manager next time.")));

  private static final HeardPhrase DISCOUNT =
      new HeardPhrase(
          Set.of("Pricing", "Negotiation", "Budget"),
          List.of(
              List.of(
                  "C Is there a discount for a longer term?",
                  "H From two years on. / I will put both into the proposal."),
              List.of(
                  "C What discount do other customers of our size get?",
                  "H About as much as you, if they sign before the quarter ends.")));

  private static final HeardPhrase PRICE_PER_SEAT =
      new HeardPhrase(
          Set.of("Pricing", "Budget", "Negotiation"),
          List.of(
              List.of(
                  "C What would the price per seat be?",
                  "H That depends on how many teams begin. / I will send you two variants."),
              List.of(
                  "C The price per seat is what I have to defend.",
                  "H Then let us work out what the two days a week cost you.")));

  private static final HeardPhrase SINGLE_SIGN_ON =
      new HeardPhrase(
          Set.of("Integrations", "Set-up"),
          List.of(
              List.of(
                  "C We cannot go live without single sign-on.",
                  "H It takes an hour with somebody of your IT team."),
              List.of("C Does single sign-on cost extra?", "H No, it is part of every plan.")));

  private static final HeardPhrase AUDIT =
      new HeardPhrase(
          Set.of("Integrations", "Roadmap"),
          List.of(
              List.of(
                  "C Our audit asks who saw what.",
                  "H Every access is logged, and you can export the log."),
              List.of(
                  "C We have an audit in spring, so logs matter.",
                  "H I will send you our security white paper.")));

  /** What is said for each phrase that a tracker listens for. */
  private static final Map<String, HeardPhrase> HEARD =
      Map.of(
          "Contoso", COMPETITOR_CONTOSO,
          "Fabrikam", COMPETITOR_FABRIKAM,
          "discount", DISCOUNT,
          "price per seat", PRICE_PER_SEAT,
          "single sign-on", SINGLE_SIGN_ON,
          "audit", AUDIT);

  /**
   * How a phrase is said, and what the host answers.
   *
   * @param sections where it fits
   */
  private record HeardPhrase(Set<String> sections, List<List<String>> exchanges) {}

  private final Conversation conversation;
  private final SplitMixRandom random;
  private final List<List<Line>> exchanges = new ArrayList<>();

  /**
   * What somebody says without a pause of the others.
   *
   * @param host whether it is the host who speaks
   */
  record Line(boolean host, String section, List<String> sentences) {}

  private Dialogue(Conversation conversation) {
    this.conversation = conversation;
    this.random = conversation.random("transcript");
  }

  /** The lines of a call, in their order; there is at least one. */
  static List<Line> of(Conversation conversation) {
    return new Dialogue(conversation).told();
  }

  private List<Line> told() {
    for (String section : conversation.topic().topics()) {
      List<List<String>> known = EXCHANGES.getOrDefault(section, List.of());
      int count = Math.min(known.size(), random.between(1, 2));
      random.pick(count, known).forEach(exchange -> exchanges.add(lines(section, exchange)));
    }
    addHeard();
    conversation
        .topic()
        .nextSteps()
        .forEach(step -> exchanges.add(lines(NEXT_STEPS, List.of("H So: " + step))));
    exchanges.add(lines(NEXT_STEPS, List.of("C Thank you, talk soon.")));
    return exchanges.stream().flatMap(List::stream).toList();
  }

  private List<Line> lines(String section, List<String> exchange) {
    return exchange.stream().map(text -> line(section, text)).toList();
  }

  private Line line(String section, String text) {
    List<String> sentences =
        List.of(conversation.tell(text.substring(HOST.length())).split(" / ", -1));
    return new Line(text.startsWith(HOST), section, sentences);
  }

  /**
   * Others than the host say what trackers listen for, each time another way and where it fits, if
   * it fits anywhere.
   */
  private void addHeard() {
    SplitMixRandom places = conversation.random("heard");
    Map<String, Integer> said = new HashMap<>();
    for (String phrase : Trackers.heard(conversation)) {
      HeardPhrase heard = Objects.requireNonNull(HEARD.get(phrase), phrase);
      int way = said.merge(phrase, 1, Integer::sum) - 1;
      int place = random(places, heard.sections());
      String section = exchanges.get(place).get(0).section();
      exchanges.add(
          place + 1, lines(section, heard.exchanges().get(way % heard.exchanges().size())));
    }
  }

  /** The place of an exchange in one of the sections, or in any but the last. */
  private int random(SplitMixRandom places, Set<String> sections) {
    List<Integer> fitting = places(sections::contains);
    return places.pick(fitting.isEmpty() ? places(any -> !any.equals(NEXT_STEPS)) : fitting);
  }

  private List<Integer> places(Predicate<String> section) {
    return IntStream.range(0, exchanges.size())
        .filter(place -> section.test(exchanges.get(place).get(0).section()))
        .boxed()
        .toList();
  }
}
