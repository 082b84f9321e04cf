<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>&amp;Licences of the libraries…</source>
        <translation>&amp;Licenze delle librerie…</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Software libero con licenza GNU General Public License, versione 3 o successiva.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Answer new requests by itself</source>
        <translation>Rispondi da solo alle nuove richieste</translation>
    </message>
    <message>
        <source>Answers to one address in a day</source>
        <translation>Risposte allo stesso indirizzo in un giorno</translation>
    </message>
    <message>
        <source>Only to requests of the last hours</source>
        <translation>Solo alle richieste delle ultime ore</translation>
    </message>
    <message>
        <source>A PEC mailbox answers ordinary mail too</source>
        <translation>Una casella PEC risponde anche alla posta ordinaria</translation>
    </message>
    <message>
        <source>Signature of all letters</source>
        <translation>Firma di tutti i messaggi</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>Automatic answers</source>
        <translation>Risposte automatiche</translation>
    </message>
    <message>
        <source>No mailbox can send yet: give one an SMTP server in the settings.</source>
        <translation>Nessuna casella può ancora inviare: indicare un server SMTP nelle impostazioni.</translation>
    </message>
    <message>
        <source>Who writes gets number, class and place in the queue, or the request to use PEC. Programs, our own addresses and PEC that were not verified get no answer.</source>
        <translation>Chi scrive riceve numero, classe e posto in coda, oppure l&apos;invito a usare la PEC. Ai programmi, ai nostri indirizzi e alle PEC non verificate non si risponde.</translation>
    </message>
    <message>
        <source>Switched off: nobody gets an answer that no technician has written.</source>
        <translation>Disattivate: nessuno riceve una risposta che non sia stata scritta da un tecnico.</translation>
    </message>
</context>
<context>
    <name>AreaTint</name>
    <message>
        <source>Blue</source>
        <translation>Blu</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ambra</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Viola</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Ottanio</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grigio</translation>
    </message>
</context>
<context>
    <name>AskText</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Assign to a PC</source>
        <translation>Assegna a un PC</translation>
    </message>
    <message>
        <source>This PC has a new identity (Windows was &amp;reinstalled)</source>
        <translation>Questo PC ha un nuovo identificativo (Windows &amp;reinstallato)</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>Asse&amp;gna</translation>
    </message>
    <message>
        <source>Which PC is “{name}”? From now on it is known by its identity.</source>
        <translation>Quale PC è «{name}»? Da ora è riconosciuto dal suo identificativo.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Search by PC or customer</source>
        <translation>Cerca per PC o cliente</translation>
    </message>
    <message>
        <source>PCs</source>
        <translation>PC</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Give to a device</source>
        <translation>Assegna a un dispositivo</translation>
    </message>
    <message>
        <source>Credential:</source>
        <translation>Credenziale:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Dispositivo:</translation>
    </message>
    <message>
        <source>The customer has no device.</source>
        <translation>Il cliente non ha dispositivi.</translation>
    </message>
</context>
<context>
    <name>AuthoritiesPage</name>
    <message>
        <source>Authorities that vouch for PEC</source>
        <translation>Autorità che garantiscono le PEC</translation>
    </message>
    <message>
        <source>&amp;Load certificates…</source>
        <translation>&amp;Carica certificati…</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Ritira</translation>
    </message>
    <message>
        <source>Check unverified PEC a&amp;gain</source>
        <translation>Ric&amp;ontrolla le PEC non verificate</translation>
    </message>
    <message>
        <source>PEC authorities</source>
        <translation>Autorità PEC</translation>
    </message>
    <message>
        <source>No authority loaded: no PEC can be verified. Load the certificates of the authorities that vouch for the PEC providers (published by AgID): files .pem, .cer, .crt, .der or .p7b.</source>
        <translation>Nessuna autorità caricata: nessuna PEC può essere verificata. Caricare i certificati delle autorità che garantiscono i gestori PEC (pubblicati da AgID): file .pem, .cer, .crt, .der o .p7b.</translation>
    </message>
    <message>
        <source>Only PEC whose provider goes back to one of these {} counts as verified.</source>
        <translation>Sono verificate solo le PEC il cui gestore risale a una di queste autorità: {}.</translation>
    </message>
    <message>
        <source>expired: {} to {}</source>
        <translation>scaduta: dal {} al {}</translation>
    </message>
    <message>
        <source>valid {} to {}</source>
        <translation>valida dal {} al {}</translation>
    </message>
    <message>
        <source>loaded {} by {}</source>
        <translation>caricata il {} da {}</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.cer *.crt *.der *.p7b *.p7c);;All files (*)</source>
        <translation>Certificati (*.pem *.cer *.crt *.der *.p7b *.p7c);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Load certificates</source>
        <translation>Carica certificati</translation>
    </message>
    <message>
        <source>{} loaded, {} already there.</source>
        <translation>{} caricate, {} già presenti.</translation>
    </message>
    <message>
        <source>Left out, for they are no authorities: {}.</source>
        <translation>Scartati perché non sono autorità: {}.</translation>
    </message>
    <message>
        <source>Withdrawn from today on; PEC verified before stay verified. It can be loaded again.</source>
        <translation>Ritirata da oggi; le PEC già verificate restano tali. Si può caricare di nuovo.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controllo in corso…</translation>
    </message>
    <message>
        <source>{} checked again, {} with a new verdict.</source>
        <translation>{} ricontrollate, {} con un nuovo esito.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Chiudi questo messaggio</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Oggi</translation>
    </message>
    <message>
        <source>The work of today, place by place</source>
        <translation>Il lavoro di oggi, luogo per luogo</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>R&amp;iepilogo</translation>
    </message>
    <message>
        <source>How customers, sites and PCs stand</source>
        <translation>Situazione di clienti, sedi e PC</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Stam&amp;pa…</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>Asse&amp;gna</translation>
    </message>
    <message>
        <source>Gives new PCs and sites of this customer the duties they lack</source>
        <translation>Assegna ai nuovi PC e alle nuove sedi del cliente le mansioni mancanti</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>A&amp;ltro</translation>
    </message>
    <message>
        <source>Choose a customer at the top to print its checklist</source>
        <translation>Scegliere un cliente in alto per stamparne la checklist</translation>
    </message>
</context>
<context>
    <name>BatchPane</name>
    <message>
        <source>The files made for the bank will be listed here.</source>
        <translation>Qui saranno elencati i file creati per la banca.</translation>
    </message>
    <message>
        <source>Sa&amp;ve the file…</source>
        <translation>Sal&amp;va il file…</translation>
    </message>
    <message>
        <source>&amp;Pre-notification</source>
        <translation>&amp;Preavviso</translation>
    </message>
    <message>
        <source>Co&amp;llected</source>
        <translation>In&amp;cassati</translation>
    </message>
    <message>
        <source>&amp;Returned…</source>
        <translation>&amp;Insoluto…</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>Annulla distin&amp;ta</translation>
    </message>
    <message>
        <source>All that was not returned is paid on the day of the collection</source>
        <translation>Ciò che non è tornato insoluto risulta pagato il giorno dell&apos;addebito</translation>
    </message>
    <message>
        <source>The file never went to the bank: its invoices are open again</source>
        <translation>Il file non è mai arrivato in banca: le sue fatture tornano da addebitare</translation>
    </message>
    <message>
        <source>The bank gave the chosen collection back</source>
        <translation>La banca ha restituito l&apos;addebito scelto</translation>
    </message>
    <message>
        <source>By e-&amp;mail</source>
        <translation>Per &amp;e-mail</translation>
    </message>
    <message>
        <source>&amp;Copy the text</source>
        <translation>&amp;Copia il testo</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Stampa…</translation>
    </message>
    <message>
        <source>Mark as &amp;notified</source>
        <translation>Segna come a&amp;vvisato</translation>
    </message>
    <message>
        <source>&amp;Yes, it never went to the bank</source>
        <translation>&amp;Sì, il file non è mai stato consegnato alla banca</translation>
    </message>
    <message>
        <source>Files for the bank</source>
        <translation>File per la banca</translation>
    </message>
    <message>
        <source>Not &amp;returned</source>
        <translation>Non &amp;insoluto</translation>
    </message>
</context>
<context>
    <name>BatchTree</name>
    <message>
        <source>Files made for the bank</source>
        <translation>File creati per la banca</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Collected on</source>
        <translation>Addebito il</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Missed before: {period}.</source>
        <translation>Saltato in precedenza: {period}.</translation>
    </message>
    <message>
        <source>Never done.</source>
        <translation>Mai fatto.</translation>
    </message>
    <message>
        <source>never checked</source>
        <translation>mai verificato</translation>
    </message>
    <message>
        <source>whole site</source>
        <translation>tutta la sede</translation>
    </message>
    <message>
        <source>Last check: {when}</source>
        <translation>Ultima verifica: {when}</translation>
    </message>
</context>
<context>
    <name>BrokenTab</name>
    <message>
        <source>“{title}” cannot be opened</source>
        <translation>«{title}» non si può aprire</translation>
    </message>
    <message>
        <source>The other tabs, the mail and the notices go on working. Start the program again to retry.</source>
        <translation>Le altre schede, la posta e gli avvisi continuano a funzionare. Per riprovare riavviare il programma.</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Error in ISTES Desk</source>
        <translation>Errore in ISTES Desk</translation>
    </message>
    <message>
        <source>Something in the program went wrong</source>
        <translation>Il programma ha incontrato un errore</translation>
    </message>
    <message>
        <source>Your data is safe: what was being written was not stored by halves. You can go on working. Send this report to whoever looks after the program; it holds neither passwords nor mails.</source>
        <translation>I dati sono al sicuro: nulla è stato registrato a metà. Si può continuare a lavorare. Inviare questa segnalazione a chi cura il programma: non contiene né password né messaggi.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Segnalazione</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Copia la segnalazione</translation>
    </message>
    <message>
        <source>&amp;Go on working</source>
        <translation>Continua a &amp;lavorare</translation>
    </message>
</context>
<context>
    <name>BulkPane</name>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Tecnico</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>One decision counts for all of them and is undone at once (Ctrl+Z).</source>
        <translation>Una decisione vale per tutte e si annulla in un colpo solo (Ctrl+Z).</translation>
    </message>
    <message>
        <source>Severity {letter}</source>
        <translation>Gravità {letter}</translation>
    </message>
    <message>
        <source>&amp;Urgent</source>
        <translation>&amp;Urgente</translation>
    </message>
    <message>
        <source>&amp;Not urgent</source>
        <translation>&amp;Non urgente</translation>
    </message>
    <message>
        <source>Me ({name})</source>
        <translation>Io ({name})</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nessuno</translation>
    </message>
    <message>
        <source>{count} requests selected</source>
        <translation>{count} richieste selezionate</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Company</source>
        <translation>Azienda</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Start &amp;work</source>
        <translation>Avvia &amp;lavoro</translation>
    </message>
    <message>
        <source>Open &amp;plan</source>
        <translation>Apri la &amp;piantina</translation>
    </message>
    <message>
        <source>&amp;Compliance</source>
        <translation>&amp;Conformità</translation>
    </message>
    <message>
        <source>&amp;Deactivate</source>
        <translation>&amp;Disattiva</translation>
    </message>
    <message>
        <source>PCs and servers: {}</source>
        <translation>PC e server: {}</translation>
    </message>
    <message>
        <source>open requests: {}</source>
        <translation>richieste aperte: {}</translation>
    </message>
    <message>
        <source>&amp;Reactivate</source>
        <translation>&amp;Riattiva</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nuovo cliente</translation>
    </message>
    <message>
        <source>The name is enough to begin; the rest can follow.</source>
        <translation>Per cominciare basta il nome; il resto si completa poi.</translation>
    </message>
    <message>
        <source>SLA {}</source>
        <translation>SLA {}</translation>
    </message>
    <message>
        <source>No support contract</source>
        <translation>Senza contratto di assistenza</translation>
    </message>
    <message>
        <source>No ADS</source>
        <translation>Senza ADS</translation>
    </message>
    <message>
        <source>Internet line unknown or missing</source>
        <translation>Linea Internet non nota o assente</translation>
    </message>
    <message>
        <source>Hardware contract</source>
        <translation>Contratto hardware</translation>
    </message>
    <message>
        <source>GDPR conformity since {}</source>
        <translation>Conformità GDPR dal {}</translation>
    </message>
    <message>
        <source>GDPR conformity from {}</source>
        <translation>Conformità GDPR a partire dal {}</translation>
    </message>
    <message>
        <source>ADS, sole</source>
        <translation>ADS unico</translation>
    </message>
    <message>
        <source>ADS, not the only one</source>
        <translation>ADS non unico</translation>
    </message>
</context>
<context>
    <name>CellPane</name>
    <message>
        <source>Evidence note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>What was seen or done (M)</source>
        <translation>Che cosa è stato visto o fatto (M)</translation>
    </message>
    <message>
        <source>Evidence file</source>
        <translation>Allegato</translation>
    </message>
    <message>
        <source>Evidence file, if any</source>
        <translation>Allegato, se c&apos;è</translation>
    </message>
    <message>
        <source>Choose the evidence file</source>
        <translation>Scegli l&apos;allegato</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>Fa&amp;tto</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spazio</translation>
    </message>
    <message>
        <source>&amp;Failed</source>
        <translation>Fa&amp;llito</translation>
    </message>
    <message>
        <source>&amp;Not applicable</source>
        <translation>&amp;Non applicabile</translation>
    </message>
    <message>
        <source>No cell selected</source>
        <translation>Nessuna cella selezionata</translation>
    </message>
    <message>
        <source>Choose a cell to see its evidence and history.</source>
        <translation>Scegliere una cella per vederne evidenze e cronologia.</translation>
    </message>
    <message>
        <source>{count} cells selected</source>
        <translation>{count} celle selezionate</translation>
    </message>
    <message>
        <source>Appl&amp;y again</source>
        <translation>Torna appl&amp;icabile</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Copy as picture</source>
        <translation>Copia come immagine</translation>
    </message>
    <message>
        <source>Save as picture or table</source>
        <translation>Salva come immagine o tabella</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Salva il grafico</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Immagine (*.png)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabella (*.csv)</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the network</source>
        <translation>Controllo della rete</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Controlla</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>Annu&amp;lla</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Sottorete</translation>
    </message>
    <message>
        <source>Add a subnet to the site first: only that one is asked.</source>
        <translation>Aggiungere prima una sottorete alla sede: si interroga solo quella.</translation>
    </message>
    <message>
        <source>{} addresses of {} are asked: a connection to a few ports and a ping each. Nothing else is sent.</source>
        <translation>Si interrogano {} indirizzi di {}: per ognuno una connessione a poche porte e un ping. Non si invia altro.</translation>
    </message>
    <message>
        <source>This PC is in that network.</source>
        <translation>Questo PC è in quella rete.</translation>
    </message>
    <message>
        <source>This PC is not in that network: without a VPN nobody will answer.</source>
        <translation>Questo PC non è in quella rete: senza VPN non risponderà nessuno.</translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <translation>Nessuno ha risposto.</translation>
    </message>
    <message>
        <source>Check of {}</source>
        <translation>Controllo di {}</translation>
    </message>
</context>
<context>
    <name>ChecklistsTab</name>
    <message>
        <source>Checklist</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Belongs to the running intervention at {customer}</source>
        <translation>Fa parte dell&apos;intervento in corso presso {customer}</translation>
    </message>
    <message>
        <source>The period before was missed: {period}.</source>
        <translation>Il periodo precedente è stato saltato: {period}.</translation>
    </message>
    <message>
        <source>Never done.</source>
        <translation>Mai fatto.</translation>
    </message>
    <message>
        <source>Choose a customer at the top first.</source>
        <translation>Scegliere prima un cliente in alto.</translation>
    </message>
    <message>
        <source>Duties assigned.</source>
        <translation>Mansioni assegnate.</translation>
    </message>
    <message>
        <source>Every PC already has its duties.</source>
        <translation>Ogni PC ha già le sue mansioni.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Show only: {state}</source>
        <translation>Mostra solo: {state}</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>In ritardo</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Le mie</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostra tutto</translation>
    </message>
    <message>
        <source>Without the filter {name}</source>
        <translation>Togli il filtro {name}</translation>
    </message>
</context>
<context>
    <name>ClipActions</name>
    <message>
        <source>paste</source>
        <translation>incolla</translation>
    </message>
    <message>
        <source>{} addresses are in use at this site: the copies have none yet.</source>
        <translation>Indirizzi già in uso in questa sede: {}. Le copie per ora ne sono prive.</translation>
    </message>
</context>
<context>
    <name>CollectModel</name>
    <message>
        <source>Invoice</source>
        <translation>Fattura</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importo</translation>
    </message>
    <message>
        <source>Possible from</source>
        <translation>Possibile dal</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>Mandato</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>returned {count} times</source>
        <translation>insoluto {count} volte</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Columns of the file</source>
        <translation>Colonne del file</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonna</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>È</translation>
    </message>
    <message>
        <source>Meaning of column {}</source>
        <translation>Significato della colonna {}</translation>
    </message>
    <message>
        <source>– not used –</source>
        <translation>– non usata –</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <translation>Trova</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Che cosa trovare</translation>
    </message>
    <message>
        <source>Customer, device, request, tab or action</source>
        <translation>Cliente, dispositivo, richiesta, scheda o comando</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Risultati</translation>
    </message>
    <message>
        <source>Arrows choose, Enter opens, Esc closes</source>
        <translation>Frecce: scegli · Invio: apri · Esc: chiudi</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nessun risultato con questo nome</translation>
    </message>
</context>
<context>
    <name>Compliance</name>
    <message>
        <source>Down time of programs</source>
        <translation>Fermi dei programmi gestionali</translation>
    </message>
    <message>
        <source>Down time of hardware or from outside</source>
        <translation>Fermi per hardware o eventi esterni</translation>
    </message>
    <message>
        <source>Restore from backup</source>
        <translation>Ripristino da copia</translation>
    </message>
    <message>
        <source>Recovery from disaster</source>
        <translation>Ripristino da disastro</translation>
    </message>
    <message>
        <source>Copies in other places</source>
        <translation>Copie in altri luoghi</translation>
    </message>
    <message>
        <source>Penetration test</source>
        <translation>Penetration test</translation>
    </message>
    <message>
        <source>Agreed freely</source>
        <translation>Concordato liberamente</translation>
    </message>
    <message>
        <source>Management program</source>
        <translation>Programma gestionale</translation>
    </message>
    <message>
        <source>Slow or broken hardware</source>
        <translation>Hardware lento o guasto</translation>
    </message>
    <message>
        <source>Event from outside</source>
        <translation>Evento esterno</translation>
    </message>
    <message>
        <source>dd/mm/yyyy hh:mm</source>
        <translation>gg/mm/aaaa hh:mm</translation>
    </message>
    <message>
        <source>hours per month</source>
        <translation>ore al mese</translation>
    </message>
    <message>
        <source>Administrator verified</source>
        <translation>Amministratore verificato</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Firmato il</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valido fino al</translation>
    </message>
    <message>
        <source>Subject of the processing</source>
        <translation>Oggetto del trattamento</translation>
    </message>
    <message>
        <source>Categories of processing</source>
        <translation>Categorie dei trattamenti</translation>
    </message>
    <message>
        <source>Kinds of personal data</source>
        <translation>Categorie di dati personali</translation>
    </message>
    <message>
        <source>Data subjects</source>
        <translation>Interessati</translation>
    </message>
    <message>
        <source>Transfers abroad</source>
        <translation>Trasferimenti all&apos;estero</translation>
    </message>
    <message>
        <source>Other processors</source>
        <translation>Altri responsabili</translation>
    </message>
    <message>
        <source>Security measures</source>
        <translation>Misure di sicurezza</translation>
    </message>
    <message>
        <source>Controller&apos;s representative</source>
        <translation>Rappresentante del titolare</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contatto</translation>
    </message>
    <message>
        <source>Data protection officer</source>
        <translation>Responsabile della protezione dei dati</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Aware since</source>
        <translation>Conoscenza dal</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Che cosa è accaduto</translation>
    </message>
    <message>
        <source>Likely consequences</source>
        <translation>Probabili conseguenze</translation>
    </message>
    <message>
        <source>Measures taken</source>
        <translation>Misure adottate</translation>
    </message>
    <message>
        <source>Controller told</source>
        <translation>Titolare informato</translation>
    </message>
    <message>
        <source>Notified to the Garante</source>
        <translation>Notificata al Garante</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Chiusa</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Anno</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>Verificato da</translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation>Verificato il</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Measures decided</source>
        <translation>Misure decise</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Traguardo</translation>
    </message>
    <message>
        <source>Program (empty = all)</source>
        <translation>Programma (vuoto = tutti)</translation>
    </message>
    <message>
        <source>Hours allowed per month</source>
        <translation>Ore ammesse al mese</translation>
    </message>
    <message>
        <source>What is agreed</source>
        <translation>Che cosa è concordato</translation>
    </message>
    <message>
        <source>How it is measured</source>
        <translation>Come si misura</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenza</translation>
    </message>
    <message>
        <source>Evidence file</source>
        <translation>File di prova</translation>
    </message>
    <message>
        <source>Agreed with the customer</source>
        <translation>Concordato con il cliente</translation>
    </message>
    <message>
        <source>Reached on</source>
        <translation>Raggiunto il</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>Posto nell&apos;elenco</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>Stopped at</source>
        <translation>Fermo dalle</translation>
    </message>
    <message>
        <source>Working again at</source>
        <translation>Ripreso alle</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrizione</translation>
    </message>
    <message>
        <source>Conformity targets</source>
        <translation>Traguardi di conformità</translation>
    </message>
    <message>
        <source>Add target</source>
        <translation>Aggiungi un traguardo</translation>
    </message>
    <message>
        <source>Nothing agreed yet: propose the usual targets and change them.</source>
        <translation>Nulla ancora di concordato: proporre i traguardi consueti e adattarli.</translation>
    </message>
    <message>
        <source>Down time</source>
        <translation>Fermi di lavoro</translation>
    </message>
    <message>
        <source>Add down time</source>
        <translation>Aggiungi un fermo</translation>
    </message>
    <message>
        <source>No down time: make it of a request, or enter it by hand.</source>
        <translation>Nessun fermo: ricavarlo da una richiesta o inserirlo a mano.</translation>
    </message>
    <message>
        <source>Breaches of personal data</source>
        <translation>Violazioni dei dati personali</translation>
    </message>
    <message>
        <source>Add breach</source>
        <translation>Aggiungi una violazione</translation>
    </message>
    <message>
        <source>No breach registered.</source>
        <translation>Nessuna violazione registrata.</translation>
    </message>
    <message>
        <source>Processing agreement (art. 28)</source>
        <translation>Accordo sul trattamento (art. 28)</translation>
    </message>
    <message>
        <source>Add agreement</source>
        <translation>Aggiungi un accordo</translation>
    </message>
    <message>
        <source>No agreement: it feeds the processor&apos;s register.</source>
        <translation>Nessun accordo: alimenta il registro del responsabile.</translation>
    </message>
    <message>
        <source>Yearly verification</source>
        <translation>Verifica annuale</translation>
    </message>
    <message>
        <source>Add verification</source>
        <translation>Aggiungi una verifica</translation>
    </message>
    <message>
        <source>The controller checks every year what the administrator did.</source>
        <translation>Il titolare verifica ogni anno l&apos;operato dell&apos;amministratore.</translation>
    </message>
    <message>
        <source>not agreed</source>
        <translation>non concordato</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <translation>non ancora raggiunto</translation>
    </message>
    <message>
        <source>reached on {}</source>
        <translation>raggiunto il {}</translation>
    </message>
    <message>
        <source>still down</source>
        <translation>ancora fermo</translation>
    </message>
    <message>
        <source>clock running</source>
        <translation>termine in corso</translation>
    </message>
    <message>
        <source>less than a day left</source>
        <translation>meno di un giorno</translation>
    </message>
    <message>
        <source>72 hours are over</source>
        <translation>72 ore trascorse</translation>
    </message>
    <message>
        <source>notified in time</source>
        <translation>notificata nei termini</translation>
    </message>
    <message>
        <source>notified late</source>
        <translation>notificata in ritardo</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>chiusa</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>firmata</translation>
    </message>
    <message>
        <source>to be signed</source>
        <translation>da firmare</translation>
    </message>
</context>
<context>
    <name>ComplianceWindow</name>
    <message>
        <source>Compliance</source>
        <translation>Conformità e privacy</translation>
    </message>
    <message>
        <source>&amp;Conformity</source>
        <translation>&amp;Conformità</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>&amp;Privacy</translation>
    </message>
    <message>
        <source>&amp;Dossier</source>
        <translation>&amp;Fascicolo</translation>
    </message>
    <message>
        <source>Propose the &amp;usual targets</source>
        <translation>Proponi i traguardi cons&amp;ueti</translation>
    </message>
    <message>
        <source>Request that becomes down time</source>
        <translation>Richiesta che diventa un fermo</translation>
    </message>
    <message>
        <source>Make it down &amp;time</source>
        <translation>Registra come &amp;fermo</translation>
    </message>
    <message>
        <source>Conformity declared since {}</source>
        <translation>Conformità dichiarata dal {}</translation>
    </message>
    <message>
        <source>Conformity not declared yet</source>
        <translation>Conformità non ancora dichiarata</translation>
    </message>
    <message>
        <source>Down time entered</source>
        <translation>Fermo registrato</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Somebody saved this in the meantime: {}. What you typed is kept; check it and save again.</source>
        <translation>Nel frattempo qualcun altro ha salvato: {}. Quanto scritto qui è rimasto: controllare e salvare di nuovo.</translation>
    </message>
    <message>
        <source>nothing that is shown here</source>
        <translation>nessuno dei campi di questa scheda</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Confirmed urgency: goes before everything else with contract (U)</source>
        <translation>Urgenza confermata: precede tutte le altre richieste con contratto (U)</translation>
    </message>
    <message>
        <source>Call &amp;back</source>
        <translation>Ric&amp;hiama</translation>
    </message>
    <message>
        <source>Log a call-back (R)</source>
        <translation>Registra la richiamata (R)</translation>
    </message>
    <message>
        <source>R&amp;eply</source>
        <translation>Ris&amp;pondi</translation>
    </message>
    <message>
        <source>Write to the customer (E)</source>
        <translation>Scrivi al cliente (E)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>N&amp;ota</translation>
    </message>
    <message>
        <source>Write a note (N)</source>
        <translation>Scrivi una nota (N)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Avvia</translation>
    </message>
    <message>
        <source>Start the timer (S)</source>
        <translation>Avvia il timer (S)</translation>
    </message>
    <message>
        <source>Severity {letter}</source>
        <translation>Gravità {letter}</translation>
    </message>
    <message>
        <source>State: {name}</source>
        <translation>Stato: {name}</translation>
    </message>
    <message>
        <source>Duplicate of {tag}  {subject}</source>
        <translation>Doppione di {tag}  {subject}</translation>
    </message>
    <message>
        <source>Duplicate of another request…</source>
        <translation>Doppione di un&apos;altra richiesta…</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>KeePass files ({})</source>
        <translation>File KeePass ({})</translation>
    </message>
    <message>
        <source>Copy of the vault</source>
        <translation>Copia della cassaforte</translation>
    </message>
    <message>
        <source>KeePass file</source>
        <translation>File KeePass</translation>
    </message>
    <message>
        <source>{} credentials written to {}.</source>
        <translation>Credenziali scritte: {}, nel file {}.</translation>
    </message>
    <message>
        <source>Not readable here, so not in it: {}.</source>
        <translation>Non leggibili qui, quindi non incluse: {}.</translation>
    </message>
    <message>
        <source>Rehearse a copy</source>
        <translation>Prova di una copia</translation>
    </message>
    <message>
        <source>The copy holds everything: {}</source>
        <translation>La copia contiene tutto: {}</translation>
    </message>
    <message>
        <source>Not whole: {}</source>
        <translation>Non è completa: {}</translation>
    </message>
    <message>
        <source>Restore or import</source>
        <translation>Ripristino o importazione</translation>
    </message>
    <message>
        <source>Imported: {}</source>
        <translation>Importate: {}</translation>
    </message>
</context>
<context>
    <name>CredentialDialog</name>
    <message>
        <source>New secret for {}</source>
        <translation>Nuovo segreto per {}</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Credenziale</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Etichetta</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etichetta</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nome &amp;utente</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome utente</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>Se&amp;greto</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Segreto</translation>
    </message>
    <message>
        <source>Secret te&amp;xt</source>
        <translation>&amp;Testo segreto</translation>
    </message>
    <message>
        <source>Secret text</source>
        <translation>Testo segreto</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Mostra</translation>
    </message>
    <message>
        <source>&amp;Generate a password</source>
        <translation>Genera una &amp;password</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Indirizzo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>C&amp;hange every</source>
        <translation>Cambiare o&amp;gni</translation>
    </message>
    <message>
        <source>Days between two changes</source>
        <translation>Giorni fra un cambio e l&apos;altro</translation>
    </message>
    <message>
        <source>never</source>
        <translation>mai</translation>
    </message>
    <message>
        <source> days</source>
        <translation> giorni</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>N&amp;ote</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Never a password: notes are not secret</source>
        <translation>Mai una password: le note non sono segrete</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Che cosa correggere</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>Annu&amp;lla</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
</context>
<context>
    <name>CredentialKind</name>
    <message>
        <source>User and password</source>
        <translation>Utente e password</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Pre-shared key</source>
        <translation>Chiave precondivisa</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>Chiave SSH</translation>
    </message>
</context>
<context>
    <name>CredentialsPanel</name>
    <message>
        <source>Credentials</source>
        <translation>Credenziali</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etichetta</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome utente</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Ultima modifica</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>A&amp;ggiungi…</translation>
    </message>
    <message>
        <source>&amp;Reveal</source>
        <translation>&amp;Mostra</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>C&amp;opia</translation>
    </message>
    <message>
        <source>Ne&amp;w secret…</source>
        <translation>N&amp;uovo segreto…</translation>
    </message>
    <message>
        <source>D&amp;elete</source>
        <translation>&amp;Elimina</translation>
    </message>
    <message>
        <source>No credentials yet: add the first one.</source>
        <translation>Nessuna credenziale: aggiungere la prima.</translation>
    </message>
    <message>
        <source>Saved in the vault. {}</source>
        <translation>Salvato nella cassaforte. {}</translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared after {} seconds.</source>
        <translation>Copiata. Gli appunti vengono svuotati dopo {} secondi.</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Credenziale eliminata.</translation>
    </message>
</context>
<context>
    <name>CreditPanel</name>
    <message>
        <source>Reason printed on the credit note</source>
        <translation>Causale stampata sulla nota di credito</translation>
    </message>
    <message>
        <source>Reason of the credit note</source>
        <translation>Causale della nota di credito</translation>
    </message>
    <message>
        <source>Date of the credit note</source>
        <translation>Data della nota di credito</translation>
    </message>
    <message>
        <source>Issue the credit &amp;note</source>
        <translation>Emett&amp;i la nota di credito</translation>
    </message>
    <message>
        <source>Lea&amp;ve it</source>
        <translation>Lasci&amp;a stare</translation>
    </message>
    <message>
        <source>How much is taken back</source>
        <translation>Quanto si storna</translation>
    </message>
    <message>
        <source>{amount} with VAT</source>
        <translation>{amount} IVA compresa</translation>
    </message>
</context>
<context>
    <name>CustomerCard</name>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Aggiungi contatto</translation>
    </message>
    <message>
        <source>Add the people who write: their address recognises their mail.</source>
        <translation>Aggiungere le persone che scrivono: i loro messaggi si riconoscono dall&apos;indirizzo.</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sedi</translation>
    </message>
    <message>
        <source>Add site</source>
        <translation>Aggiungi sede</translation>
    </message>
    <message>
        <source>Add the place where the PCs stand.</source>
        <translation>Aggiungere il luogo in cui si trovano i PC.</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>Contratti</translation>
    </message>
    <message>
        <source>Add contract</source>
        <translation>Aggiungi contratto</translation>
    </message>
    <message>
        <source>No contract: its requests come by PEC and wait in class 2.</source>
        <translation>Nessun contratto: le richieste arrivano via PEC e attendono in classe 2.</translation>
    </message>
    <message>
        <source>System administrator (ADS)</source>
        <translation>Amministratore di Sistema (ADS)</translation>
    </message>
    <message>
        <source>Add appointment</source>
        <translation>Aggiungi nomina</translation>
    </message>
    <message>
        <source>Nobody is appointed: every intervention asks for an authorisation.</source>
        <translation>Nessuna nomina: ogni intervento richiede un&apos;autorizzazione.</translation>
    </message>
    <message>
        <source>Customisations</source>
        <translation>Personalizzazioni</translation>
    </message>
    <message>
        <source>Add customisation</source>
        <translation>Aggiungi personalizzazione</translation>
    </message>
    <message>
        <source>Direct debit mandates</source>
        <translation>Mandati di addebito diretto</translation>
    </message>
    <message>
        <source>Add mandate</source>
        <translation>Aggiungi mandato</translation>
    </message>
    <message>
        <source>Add a site first, then the PCs that stand in it.</source>
        <translation>Aggiungere prima una sede, poi i PC che vi si trovano.</translation>
    </message>
    <message>
        <source>PCs and servers</source>
        <translation>PC e server</translation>
    </message>
    <message>
        <source>Add PC</source>
        <translation>Aggiungi PC</translation>
    </message>
    <message>
        <source>Add the PCs: each has its row in the checklist.</source>
        <translation>Aggiungere i PC: ciascuno ha la sua riga nella checklist.</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Stagioni</translation>
    </message>
    <message>
        <source>Add season</source>
        <translation>Aggiungi stagione</translation>
    </message>
    <message>
        <source>training: {} of {} min used</source>
        <translation>formazione: usati {} min su {}</translation>
    </message>
    <message>
        <source>sole</source>
        <translation>unico</translation>
    </message>
    <message>
        <source>not the only one</source>
        <translation>non unico</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>out of date</translation>
    </message>
    <message>
        <source>last used on {}</source>
        <translation>ultimo addebito il {}</translation>
    </message>
    <message>
        <source>signed on {}</source>
        <translation>firmato il {}</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocato</translation>
    </message>
    <message>
        <source>lapsed</source>
        <translation>decaduto</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valido</translation>
    </message>
    <message>
        <source>since {}</source>
        <translation>dal {}</translation>
    </message>
</context>
<context>
    <name>CustomerFields</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Ragione sociale</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Partita IVA</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>CAP</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Comune</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provincia</translation>
    </message>
    <message>
        <source>Country (two letters)</source>
        <translation>Paese (due lettere)</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>PEC</source>
        <translation>PEC</translation>
    </message>
    <message>
        <source>Recipient code</source>
        <translation>Codice destinatario</translation>
    </message>
    <message>
        <source>Pays by</source>
        <translation>Paga con</translation>
    </message>
    <message>
        <source>E-mail for invoices</source>
        <translation>E-mail per le fatture</translation>
    </message>
    <message>
        <source>Mail domain</source>
        <translation>Dominio di posta</translation>
    </message>
    <message>
        <source>7 characters, 0000000 if none</source>
        <translation>7 caratteri, 0000000 se non c&apos;è</translation>
    </message>
    <message>
        <source>hotel.it: whose mail is theirs</source>
        <translation>hotel.it: la loro posta</translation>
    </message>
    <message>
        <source>Data controller</source>
        <translation>Titolare del trattamento</translation>
    </message>
    <message>
        <source>Data processor</source>
        <translation>Responsabile del trattamento</translation>
    </message>
    <message>
        <source>Internet line</source>
        <translation>Linea Internet</translation>
    </message>
    <message>
        <source>GDPR conformity since</source>
        <translation>Conformità GDPR dal</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Cellulare</translation>
    </message>
    <message>
        <source>no plan</source>
        <translation>nessun piano</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valido dal</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valido fino al</translation>
    </message>
    <message>
        <source>SLA plan</source>
        <translation>Piano SLA</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Copre</translation>
    </message>
    <message>
        <source>Yearly fee</source>
        <translation>Canone annuo</translation>
    </message>
    <message>
        <source>Quote signed on</source>
        <translation>Preventivo firmato il</translation>
    </message>
    <message>
        <source>Contract signed on</source>
        <translation>Contratto firmato il</translation>
    </message>
    <message>
        <source>Quote revoked on</source>
        <translation>Preventivo revocato il</translation>
    </message>
    <message>
        <source>Cancelled on</source>
        <translation>Disdetto il</translation>
    </message>
    <message>
        <source>Training included (minutes)</source>
        <translation>Formazione compresa (minuti)</translation>
    </message>
    <message>
        <source>Call-out fee included</source>
        <translation>Diritto di chiamata compreso</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Person appointed</source>
        <translation>Persona nominata</translation>
    </message>
    <message>
        <source>Sole system administrator</source>
        <translation>Unico Amministratore di Sistema</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Attività</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Firmato il</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primo giorno</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ultimo giorno</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titolo</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Preventivo</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>Concordata il</translation>
    </message>
    <message>
        <source>To be delivered by</source>
        <translation>Da consegnare entro il</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Consegnata il</translation>
    </message>
    <message>
        <source>To be tested by</source>
        <translation>Da provare entro il</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>Provata il</translation>
    </message>
    <message>
        <source>Acceptance by</source>
        <translation>Collaudo entro il</translation>
    </message>
    <message>
        <source>Accepted on</source>
        <translation>Collaudata il</translation>
    </message>
    <message>
        <source>Confirmation by</source>
        <translation>Conferma entro il</translation>
    </message>
    <message>
        <source>Confirmed on</source>
        <translation>Confermata il</translation>
    </message>
    <message>
        <source>Objected on</source>
        <translation>Contestata il</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Contestazione</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Out of date</translation>
    </message>
    <message>
        <source>Mandate reference</source>
        <translation>Riferimento del mandato</translation>
    </message>
    <message>
        <source>IBAN to debit</source>
        <translation>IBAN da addebitare</translation>
    </message>
    <message>
        <source>Account holder, if another</source>
        <translation>Intestatario del conto, se diverso</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Last collected on</source>
        <translation>Ultimo addebito il</translation>
    </message>
    <message>
        <source>Revoked on</source>
        <translation>Revocato il</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Stanza</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Sistema operativo</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>&amp;Inactive too</source>
        <translation>Anche &amp;inattivi</translation>
    </message>
    <message>
        <source>No customer of that name.</source>
        <translation>Nessun cliente con questo nome.</translation>
    </message>
    <message>
        <source>Find customer</source>
        <translation>Trova cliente</translation>
    </message>
    <message>
        <source>Show inactive customers too</source>
        <translation>Mostra anche i clienti inattivi</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clienti</translation>
    </message>
    <message>
        <source>&amp;New customer</source>
        <translation>&amp;Nuovo cliente</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nuovo cliente</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inattivo</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>contratto</translation>
    </message>
    <message>
        <source>no contract</source>
        <translation>senza contratto</translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>not known</source>
        <translation>non nota</translation>
    </message>
    <message>
        <source>none</source>
        <translation>assente</translation>
    </message>
    <message>
        <source>DSL</source>
        <translation>DSL</translation>
    </message>
    <message>
        <source>Fibre</source>
        <translation>Fibra</translation>
    </message>
    <message>
        <source>Radio link</source>
        <translation>Ponte radio</translation>
    </message>
    <message>
        <source>Mobile network</source>
        <translation>Rete mobile</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Contratto di assistenza</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Software updates</source>
        <translation>Canone di aggiornamento</translation>
    </message>
    <message>
        <source>Our software</source>
        <translation>Nostro software</translation>
    </message>
    <message>
        <source>Third-party software</source>
        <translation>Software di terzi</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Sistemi informatici</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Sistemi di rete</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sistemi di sicurezza</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Software e applicazioni</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Backup and storage</source>
        <translation>Salvataggio dati</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Ripristino dati</translation>
    </message>
    <message>
        <source>Web administration</source>
        <translation>Siti web</translation>
    </message>
    <message>
        <source>Other electronic tools</source>
        <translation>Altri strumenti elettronici</translation>
    </message>
    <message>
        <source>CORE (every debtor)</source>
        <translation>CORE (tutti i debitori)</translation>
    </message>
    <message>
        <source>B2B (companies, no refund)</source>
        <translation>B2B (imprese, senza rimborso)</translation>
    </message>
    <message>
        <source>signed quote</source>
        <translation>preventivo firmato</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocato</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>disdetto</translation>
    </message>
    <message>
        <source>High season</source>
        <translation>Alta stagione</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Chiusura</translation>
    </message>
    <message>
        <source>bank transfer</source>
        <translation>bonifico</translation>
    </message>
    <message>
        <source>SEPA direct debit</source>
        <translation>addebito SEPA</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>in vigore</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>non ancora in vigore</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>non più in vigore</translation>
    </message>
</context>
<context>
    <name>CustomersTab</name>
    <message>
        <source>No customer yet</source>
        <translation>Nessun cliente</translation>
    </message>
    <message>
        <source>Enter the first one; contracts, sites and PCs follow on its card.</source>
        <translation>Inserire il primo; contratti, sedi e PC si aggiungono nella sua scheda.</translation>
    </message>
    <message>
        <source>Enter a customer</source>
        <translation>Inserisci un cliente</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clienti</translation>
    </message>
    <message>
        <source>{} is not in the lists any more</source>
        <translation>{} non compare più negli elenchi</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Copies of the data</source>
        <translation>Copie dei dati</translation>
    </message>
    <message>
        <source>Copy &amp;now</source>
        <translation>&amp;Copia ora</translation>
    </message>
    <message>
        <source>&amp;Put this copy back…</source>
        <translation>&amp;Ripristina questa copia…</translation>
    </message>
    <message>
        <source>&amp;Yes, put it back</source>
        <translation>&amp;Sì, ripristina</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <translation>No, lascia tutto</translation>
    </message>
    <message>
        <source>Data and copies</source>
        <translation>Dati e copie</translation>
    </message>
    <message>
        <source>No copy yet. One is made every day when the program is closed.</source>
        <translation>Nessuna copia. Se ne fa una ogni giorno alla chiusura del programma.</translation>
    </message>
    <message>
        <source>{} customers, {} requests, {} interventions, {} MB</source>
        <translation>clienti: {}, richieste: {}, interventi: {}, {} MB</translation>
    </message>
    <message>
        <source>Everything entered after this copy leaves the program, issued invoices too; their numbers are not given again. The present data is kept aside.</source>
        <translation>Tutto ciò che è stato inserito dopo questa copia esce dal programma, anche le fatture emesse; i loro numeri non vengono dati di nuovo. I dati attuali restano da parte.</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copia in corso…</translation>
    </message>
    <message>
        <source>Copied and verified: {}</source>
        <translation>Copia fatta e verificata: {}</translation>
    </message>
    <message>
        <source>Put back. The data of before is kept as {}. Please close and open the program again.</source>
        <translation>Copia ripristinata. I dati precedenti sono conservati in {}. Chiudere e riaprire il programma.</translation>
    </message>
</context>
<context>
    <name>DayBar</name>
    <message>
        <source>Stretches of work and pauses</source>
        <translation>Tempi di lavoro e pause</translation>
    </message>
</context>
<context>
    <name>DeadlineModel</name>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Scadenza</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Promemoria</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>{day} passed</source>
        <translation>{day} trascorso</translation>
    </message>
    <message>
        <source>done {day} ({who})</source>
        <translation>fatta {day} ({who})</translation>
    </message>
    <message>
        <source>later, {day} ({who})</source>
        <translation>rimandata a {day} ({who})</translation>
    </message>
    <message>
        <source>{day} today</source>
        <translation>{day} oggi</translation>
    </message>
</context>
<context>
    <name>DeadlineWords</name>
    <message>
        <source>Fee cancellation</source>
        <translation>Disdetta canone</translation>
    </message>
    <message>
        <source>Fee payment</source>
        <translation>Pagamento canone</translation>
    </message>
    <message>
        <source>End of contract</source>
        <translation>Fine contratto</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Nomina ADS</translation>
    </message>
    <message>
        <source>Fee to invoice</source>
        <translation>Canone da fatturare</translation>
    </message>
    <message>
        <source>Yearly verification</source>
        <translation>Verifica annuale</translation>
    </message>
    <message>
        <source>Signed quote</source>
        <translation>Preventivo firmato</translation>
    </message>
    <message>
        <source>Customisation</source>
        <translation>Personalizzazione</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Stagione</translation>
    </message>
    <message>
        <source>SEPA mandate</source>
        <translation>Mandato SEPA</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>Garanzia</translation>
    </message>
    <message>
        <source>Data breach</source>
        <translation>Violazione dati</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Gennaio</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Febbraio</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Marzo</translation>
    </message>
    <message>
        <source>April</source>
        <translation>Aprile</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Maggio</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Giugno</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Luglio</translation>
    </message>
    <message>
        <source>August</source>
        <translation>Agosto</translation>
    </message>
    <message>
        <source>September</source>
        <translation>Settembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Ottobre</translation>
    </message>
    <message>
        <source>November</source>
        <translation>Novembre</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dicembre</translation>
    </message>
</context>
<context>
    <name>DeadlinesTab</name>
    <message>
        <source>Deadlines</source>
        <translation>Scadenze</translation>
    </message>
    <message>
        <source>Deadlines by month</source>
        <translation>Scadenze per mese</translation>
    </message>
    <message>
        <source>Month calendar</source>
        <translation>Calendario del mese</translation>
    </message>
    <message>
        <source>Nothing falls due here</source>
        <translation>Nessuna scadenza</translation>
    </message>
    <message>
        <source>Contracts, appointments and seasons are entered in Customers.</source>
        <translation>Contratti, nomine e stagioni si inseriscono in Clienti.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Mostra</translation>
    </message>
    <message>
        <source>Kind of deadline</source>
        <translation>Tipo di scadenza</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tutti i tipi</translation>
    </message>
    <message>
        <source>&amp;Also done and put off</source>
        <translation>&amp;Anche fatte e rimandate</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>S&amp;tampa…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Esporta…</translation>
    </message>
</context>
<context>
    <name>DebitActions</name>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
    <message>
        <source>{count} customers notified by e-mail</source>
        <translation>Preavvisi inviati per e-mail: {count}</translation>
    </message>
</context>
<context>
    <name>DebitBar</name>
    <message>
        <source>&amp;Make the file…</source>
        <translation>C&amp;rea il file…</translation>
    </message>
    <message>
        <source>&amp;Make it</source>
        <translation>&amp;Crea</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Non ora</translation>
    </message>
</context>
<context>
    <name>DebitWords</name>
    <message>
        <source>CBI (Italian banks)</source>
        <translation>CBI (banche italiane)</translation>
    </message>
    <message>
        <source>ISO pain.008</source>
        <translation>ISO pain.008</translation>
    </message>
    <message>
        <source>first (FRST)</source>
        <translation>primo (FRST)</translation>
    </message>
    <message>
        <source>recurring (RCUR)</source>
        <translation>successivo (RCUR)</translation>
    </message>
    <message>
        <source>all returned</source>
        <translation>tutto insoluto</translation>
    </message>
    <message>
        <source>{count} returned</source>
        <translation>{count} insoluti</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>incassato</translation>
    </message>
    <message>
        <source>at the bank</source>
        <translation>in banca</translation>
    </message>
    <message>
        <source>returned: {reason}</source>
        <translation>insoluto: {reason}</translation>
    </message>
    <message>
        <source>customer notified</source>
        <translation>cliente avvisato</translation>
    </message>
    <message>
        <source>customer not notified yet</source>
        <translation>cliente non ancora avvisato</translation>
    </message>
</context>
<context>
    <name>DebitsPage</name>
    <message>
        <source>Day of the collection</source>
        <translation>Giorno dell&apos;addebito</translation>
    </message>
    <message>
        <source>Format of the file</source>
        <translation>Formato del file</translation>
    </message>
    <message>
        <source>Nothing to collect</source>
        <translation>Nulla da addebitare</translation>
    </message>
    <message>
        <source>Issued invoices of customers who pay by direct debit appear here until they are collected.</source>
        <translation>Qui compaiono le fatture emesse ai clienti che pagano con addebito SEPA, finché non sono in un file per la banca.</translation>
    </message>
    <message>
        <source>Invoices to be collected</source>
        <translation>Fatture da addebitare</translation>
    </message>
    <message>
        <source>&amp;Collect on</source>
        <translation>Addebitare &amp;il</translation>
    </message>
    <message>
        <source>Forma&amp;t</source>
        <translation>For&amp;mato</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>Spunta t&amp;utto</translation>
    </message>
    <message>
        <source>Tick n&amp;one</source>
        <translation>Spunta &amp;nulla</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Vai</translation>
    </message>
    <message>
        <source>The customer of the selected line, with his mandates</source>
        <translation>Il cliente della riga scelta, con i suoi mandati</translation>
    </message>
    <message>
        <source>Invoices: {count}, total {total}, files: {files}</source>
        <translation>Fatture: {count}, totale {total}, file: {files}</translation>
    </message>
    <message>
        <source>Nothing can be collected on this day</source>
        <translation>In questo giorno non c&apos;è nulla da addebitare</translation>
    </message>
    <message>
        <source>{scheme} {total} (collections: {count})</source>
        <translation>{scheme} {total} (addebiti: {count})</translation>
    </message>
    <message>
        <source>Make the file for {day}? {parts}. The mandates count as used from then on.</source>
        <translation>Creare il file per il {day}? {parts}. I mandati risulteranno usati in quel giorno.</translation>
    </message>
    <message>
        <source>Fewer than {days} days are left: notify the customers at once.</source>
        <translation>Mancano meno di {days} giorni: avvisare subito i clienti.</translation>
    </message>
    <message>
        <source>File made: save it and hand it to the bank</source>
        <translation>File creato: salvarlo e consegnarlo alla banca</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>{tag}: severity {letter}</source>
        <translation>{tag}: gravità {letter}</translation>
    </message>
    <message>
        <source>{tag}: {state}</source>
        <translation>{tag}: {state}</translation>
    </message>
    <message>
        <source>{tag}: closed as a duplicate</source>
        <translation>{tag}: chiusa come doppione</translation>
    </message>
    <message>
        <source>{tag}: urgent</source>
        <translation>{tag}: urgente</translation>
    </message>
    <message>
        <source>{tag}: not urgent</source>
        <translation>{tag}: non urgente</translation>
    </message>
    <message>
        <source>{tag} moved to another list</source>
        <translation>{tag}: spostata in un altro elenco</translation>
    </message>
    <message>
        <source>{tag}: customer assigned</source>
        <translation>{tag}: cliente assegnato</translation>
    </message>
    <message>
        <source>{count} requests: severity {letter}</source>
        <translation>{count} richieste: gravità {letter}</translation>
    </message>
    <message>
        <source>{count} requests: urgent</source>
        <translation>{count} richieste: urgenti</translation>
    </message>
    <message>
        <source>{count} requests: not urgent</source>
        <translation>{count} richieste: non urgenti</translation>
    </message>
    <message>
        <source>{count} requests: {state}</source>
        <translation>{count} richieste: {state}</translation>
    </message>
    <message>
        <source>{count} requests: customer assigned</source>
        <translation>{count} richieste: cliente assegnato</translation>
    </message>
    <message>
        <source>{count} requests: technician {name}</source>
        <translation>{count} richieste: tecnico {name}</translation>
    </message>
    <message>
        <source>Taken back: {words}</source>
        <translation>Annullato: {words}</translation>
    </message>
    <message>
        <source>{tag}: note added</source>
        <translation>{tag}: nota aggiunta</translation>
    </message>
    <message>
        <source>{tag}: call-back logged</source>
        <translation>{tag}: richiamata registrata</translation>
    </message>
    <message>
        <source>{tag}: admitted to the queue</source>
        <translation>{tag}: ammessa in coda</translation>
    </message>
    <message>
        <source>{tag}: temporary access ended</source>
        <translation>{tag}: accesso temporaneo chiuso</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>Delete the credential {} for good?</source>
        <translation>Eliminare definitivamente la credenziale «{}»?</translation>
    </message>
    <message>
        <source>The secret cannot be brought back.</source>
        <translation>Il segreto non si può recuperare.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserva</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Choose a request to see its story.</source>
        <translation>Scegliere una richiesta per vederne la cronologia.</translation>
    </message>
    <message>
        <source>AUTHORISATION</source>
        <translation>AUTORIZZAZIONE</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Salvato: {path}</translation>
    </message>
    <message>
        <source>Note (for us: it does not count as an answer)</source>
        <translation>Nota (interna: non vale come risposta)</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Aggiungi la nota</translation>
    </message>
    <message>
        <source>Log the call</source>
        <translation>Registra la chiamata</translation>
    </message>
    <message>
        <source>{why} Reason to call all the same:</source>
        <translation>{why} Motivo per chiamare comunque:</translation>
    </message>
    <message>
        <source>Call to the customer: what was said (may stay empty)</source>
        <translation>Chiamata al cliente: che cosa si è detto (facoltativo)</translation>
    </message>
    <message>
        <source>Reason to admit it to the queue without a verified PEC:</source>
        <translation>Motivo per ammetterla in coda senza PEC verificata:</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>Ammetti</translation>
    </message>
    <message>
        <source>Assign the customer first.</source>
        <translation>Assegnare prima il cliente.</translation>
    </message>
    <message>
        <source>{missing} Reason to start all the same:</source>
        <translation>{missing} Motivo per avviare comunque:</translation>
    </message>
    <message>
        <source>Start all the same</source>
        <translation>Avvia comunque</translation>
    </message>
    <message>
        <source>Number of the request that this one repeats (INC-…)</source>
        <translation>Numero della richiesta di cui questa è il doppione (INC-…)</translation>
    </message>
    <message>
        <source>Close as a duplicate</source>
        <translation>Chiudi come doppione</translation>
    </message>
    <message>
        <source>Is the access {account} still open? Say why it stays, or end it below.</source>
        <translation>L&apos;accesso {account} è ancora aperto? Indicare perché resta, oppure chiuderlo qui sotto.</translation>
    </message>
    <message>
        <source>Close with the access open</source>
        <translation>Chiudi con l&apos;accesso aperto</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>F&amp;ields of its own</source>
        <translation>Ca&amp;mpi propri</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Stor&amp;ico</translation>
    </message>
    <message>
        <source>No interface yet. Add one with its address: it places the device in its subnet.</source>
        <translation>Nessuna interfaccia. Aggiungerne una con il suo indirizzo: colloca il dispositivo nella sua sottorete.</translation>
    </message>
    <message>
        <source>No way in yet. Add one, and the device can be reached from here.</source>
        <translation>Nessun accesso remoto. Aggiungerne uno per collegarsi al dispositivo da qui.</translation>
    </message>
    <message>
        <source>No credential yet. Add one: its secret goes into the vault.</source>
        <translation>Nessuna credenziale. Aggiungerne una: il suo segreto va nella cassaforte.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>Indirizzo IP</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maschera</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>DHCP</source>
        <translation>DHCP</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Metodo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Through VPN</source>
        <translation>Via VPN</translation>
    </message>
    <message>
        <source>NAT port</source>
        <translation>Porta NAT</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>its own hardware</source>
        <translation>hardware proprio</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Parts of the card</source>
        <translation>Parti della scheda</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>&amp;Dati</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Ruolo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>R&amp;oom</source>
        <translation>Stan&amp;za</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Stanza</translation>
    </message>
    <message>
        <source>Operating &amp;system</source>
        <translation>Sistema &amp;operativo</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Sistema operativo</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Versione</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Ven&amp;dor</source>
        <translation>Prod&amp;uttore</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Produttore</translation>
    </message>
    <message>
        <source>Serial n&amp;umber</source>
        <translation>Nu&amp;mero di serie</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numero di serie</translation>
    </message>
    <message>
        <source>O&amp;wner</source>
        <translation>&amp;Proprietario</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Proprietario</translation>
    </message>
    <message>
        <source>Warrant&amp;y until</source>
        <translation>&amp;Garanzia fino al</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>Garanzia fino al</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message>
        <source>Runs &amp;on</source>
        <translation>Osp&amp;itato su</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Ospitato su</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>Not&amp;e</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>&amp;Interfaces</source>
        <translation>Inter&amp;facce</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Interfacce</translation>
    </message>
    <message>
        <source>&amp;Add interface</source>
        <translation>Aggiungi i&amp;nterfaccia</translation>
    </message>
    <message>
        <source>Re&amp;move interface</source>
        <translation>&amp;Rimuovi interfaccia</translation>
    </message>
    <message>
        <source>Remote &amp;access</source>
        <translation>&amp;Accesso remoto</translation>
    </message>
    <message>
        <source>Remote access</source>
        <translation>Accesso remoto</translation>
    </message>
    <message>
        <source>Add a &amp;way in</source>
        <translation>Ag&amp;giungi accesso</translation>
    </message>
    <message>
        <source>Remove way i&amp;n</source>
        <translation>&amp;Rimuovi accesso</translation>
    </message>
    <message>
        <source>&amp;Credentials</source>
        <translation>&amp;Credenziali</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Che cosa correggere</translation>
    </message>
    <message>
        <source>C&amp;lose without saving</source>
        <translation>Chiudi senza sa&amp;lvare</translation>
    </message>
    <message>
        <source>The device stays as it was; credentials were kept at once</source>
        <translation>Il dispositivo resta com&apos;era; le credenziali sono già state registrate</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
</context>
<context>
    <name>DeviceKind</name>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Macchina virtuale</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Stampante</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>Access point</source>
        <translation>Access point</translation>
    </message>
    <message>
        <source>NAS</source>
        <translation>NAS</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Telecamera</translation>
    </message>
    <message>
        <source>POS</source>
        <translation>POS</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>Internet line</source>
        <translation>Linea Internet</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Altro</translation>
    </message>
</context>
<context>
    <name>DevicePane</name>
    <message>
        <source>Open the &amp;card</source>
        <translation>Apri la &amp;scheda</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Ruolo</translation>
    </message>
    <message>
        <source>R&amp;oom</source>
        <translation>Stan&amp;za</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>S&amp;istema</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>none</source>
        <translation>non presenti</translation>
    </message>
    <message>
        <source>Last seen: {}</source>
        <translation>Visto in rete il {}</translation>
    </message>
    <message>
        <source>Addresses: {}</source>
        <translation>Indirizzi: {}</translation>
    </message>
    <message>
        <source>Remote access: {}</source>
        <translation>Accessi remoti: {}</translation>
    </message>
    <message>
        <source>Credentials: {}</source>
        <translation>Credenziali: {}</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Lines of the document</source>
        <translation>Righe del documento</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrizione</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantità</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prezzo</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>{document} of {day}, not issued yet</source>
        <translation>{document} del {day}, non ancora emessa</translation>
    </message>
    <message>
        <source>{document} {number} of {day}</source>
        <translation>{document} {number} del {day}</translation>
    </message>
    <message>
        <source>VAT {rate}% on {taxable}: {vat}</source>
        <translation>IVA {rate}% su {taxable}: {vat}</translation>
    </message>
    <message>
        <source>Total {amount}</source>
        <translation>Totale {amount}</translation>
    </message>
    <message>
        <source>Takes back invoice {number} of {day}</source>
        <translation>Storna la fattura {number} del {day}</translation>
    </message>
    <message>
        <source>{method}, due on {day}</source>
        <translation>{method}, scadenza {day}</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>This year</source>
        <translation>Quest&apos;anno</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Questo trimestre</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Questo mese</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mese scorso</translation>
    </message>
    <message>
        <source>From day to day</source>
        <translation>Dal giorno al giorno</translation>
    </message>
    <message>
        <source>Save the dossier as PDF</source>
        <translation>Salva il fascicolo in PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>File PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Folder for the documents</source>
        <translation>Cartella per i documenti</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Salvato: {}</translation>
    </message>
    <message>
        <source>Saved: {} files</source>
        <translation>Salvati: {} file</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Apri</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Periodo</translation>
    </message>
    <message>
        <source>Period of the dossier</source>
        <translation>Periodo del fascicolo</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dal</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primo giorno</translation>
    </message>
    <message>
        <source>&amp;To (lists: that day)</source>
        <translation>&amp;Al (elenchi: a questo giorno)</translation>
    </message>
    <message>
        <source>Last day; lists hold on this day</source>
        <translation>Ultimo giorno; gli elenchi valgono a questo giorno</translation>
    </message>
    <message>
        <source>Documents of the dossier</source>
        <translation>Documenti del fascicolo</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Tutti</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Nessuno</translation>
    </message>
    <message>
        <source>Progress of the dossier</source>
        <translation>Avanzamento del fascicolo</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Interrompi</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>&amp;Stampa…</translation>
    </message>
    <message>
        <source>&amp;Single files…</source>
        <translation>File s&amp;ingoli…</translation>
    </message>
    <message>
        <source>Save &amp;PDF…</source>
        <translation>Salva &amp;PDF…</translation>
    </message>
    <message>
        <source>What the chosen documents say</source>
        <translation>Che cosa dicono i documenti scelti</translation>
    </message>
</context>
<context>
    <name>DutyCommands</name>
    <message>
        <source>&amp;Cells</source>
        <translation>&amp;Celle</translation>
    </message>
    <message>
        <source>&amp;Schedule</source>
        <translation>Ca&amp;denze</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>&amp;Evidenze</translation>
    </message>
    <message>
        <source>Access &amp;register</source>
        <translation>&amp;Registro degli accessi</translation>
    </message>
    <message>
        <source>&amp;Dossier</source>
        <translation>&amp;Fascicolo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vista</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>S&amp;tampa</translation>
    </message>
    <message>
        <source>Schedule of the selected cells…</source>
        <translation>Cadenza delle celle selezionate…</translation>
    </message>
    <message>
        <source>Start the timer on these PCs</source>
        <translation>Avvia il timer su questi PC</translation>
    </message>
    <message>
        <source>Schedule of the customer…</source>
        <translation>Cadenze del cliente…</translation>
    </message>
    <message>
        <source>Find a place, PC or duty</source>
        <translation>Trova un luogo, un PC o una mansione</translation>
    </message>
    <message>
        <source>Matrix or work of today</source>
        <translation>Matrice o lavori di oggi</translation>
    </message>
    <message>
        <source>Keys of the checklist</source>
        <translation>Tasti della checklist</translation>
    </message>
    <message>
        <source>Print the work of today…</source>
        <translation>Stampa i lavori di oggi…</translation>
    </message>
    <message>
        <source>Export the work of today (CSV)…</source>
        <translation>Esporta i lavori di oggi (CSV)…</translation>
    </message>
    <message>
        <source>Import collector files…</source>
        <translation>Importa file di raccolta…</translation>
    </message>
    <message>
        <source>Import a folder of collector files…</source>
        <translation>Importa una cartella di raccolte…</translation>
    </message>
    <message>
        <source>Collected reports…</source>
        <translation>Raccolte…</translation>
    </message>
    <message>
        <source>Save the collector for a PC…</source>
        <translation>Salva lo script di raccolta per un PC…</translation>
    </message>
    <message>
        <source>Read and verify the register…</source>
        <translation>Leggi e verifica il registro…</translation>
    </message>
    <message>
        <source>Compliance of the customer…</source>
        <translation>Conformità e privacy del cliente…</translation>
    </message>
    <message>
        <source>Print the dossier…</source>
        <translation>Stampa il fascicolo…</translation>
    </message>
    <message>
        <source>Print the checklist of today…</source>
        <translation>Stampa la checklist di oggi…</translation>
    </message>
</context>
<context>
    <name>DutyKeys</name>
    <message>
        <source>Arrows</source>
        <translation>Frecce</translation>
    </message>
    <message>
        <source>Move among the cells</source>
        <translation>Spostarsi tra le celle</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Maiusc+frecce</translation>
    </message>
    <message>
        <source>Select several cells</source>
        <translation>Selezionare più celle</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spazio</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallito</translation>
    </message>
    <message>
        <source>Not applicable, with the note as reason</source>
        <translation>Non applicabile, con la nota come motivo</translation>
    </message>
    <message>
        <source>Go to the note</source>
        <translation>Andare alla nota</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiare come testo</translation>
    </message>
    <message>
        <source>Assign the duties that are missing</source>
        <translation>Assegnare le mansioni mancanti</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>Stampare ciò che si vede</translation>
    </message>
    <message>
        <source>Why this cell is as it is</source>
        <translation>Perché la cella è in questo stato</translation>
    </message>
    <message>
        <source>Keys of the checklist</source>
        <translation>Tasti della checklist</translation>
    </message>
</context>
<context>
    <name>DutyPrinting</name>
    <message>
        <source>Choose a customer at the top to print its checklist</source>
        <translation>Scegliere un cliente in alto per stamparne la checklist</translation>
    </message>
    <message>
        <source>Print the work of today</source>
        <translation>Stampa i lavori di oggi</translation>
    </message>
    <message>
        <source>Export the work of today</source>
        <translation>Esporta i lavori di oggi</translation>
    </message>
    <message>
        <source>Print the checklist</source>
        <translation>Stampa la checklist</translation>
    </message>
    <message>
        <source>Printed to {name}</source>
        <translation>Checklist salvata in {name}</translation>
    </message>
</context>
<context>
    <name>DutyWords</name>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallito</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Programmato</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Da fare</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>In ritardo</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Scaduto</translation>
    </message>
    <message>
        <source>To be verified</source>
        <translation>Da verificare</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Sospeso</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Non applicabile</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>giornaliera</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>settimanale</translation>
    </message>
    <message>
        <source>fortnightly</source>
        <translation>quindicinale</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>mensile</translation>
    </message>
    <message>
        <source>quarterly</source>
        <translation>trimestrale</translation>
    </message>
    <message>
        <source>yearly</source>
        <translation>annuale</translation>
    </message>
    <message>
        <source>once</source>
        <translation>una tantum</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>choose a file, or drop it here</source>
        <translation>scegliere un file, o trascinarlo qui</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>S&amp;cegli…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Scegli un file</translation>
    </message>
</context>
<context>
    <name>EmptyChecklist</name>
    <message>
        <source>&amp;Assign the duties</source>
        <translation>&amp;Assegna le mansioni</translation>
    </message>
    <message>
        <source>Reading the checklist…</source>
        <translation>Lettura della checklist…</translation>
    </message>
    <message>
        <source>No duties assigned yet</source>
        <translation>Nessuna mansione assegnata</translation>
    </message>
    <message>
        <source>Choose a customer at the top, then assign the duties to its PCs.</source>
        <translation>Scegliere un cliente in alto, poi assegnare le mansioni ai suoi PC.</translation>
    </message>
    <message>
        <source>This customer has no PCs yet</source>
        <translation>Questo cliente non ha ancora PC</translation>
    </message>
    <message>
        <source>Draw them on the network plan first.</source>
        <translation>Disegnarli prima nella piantina.</translation>
    </message>
    <message>
        <source>No duties assigned to this customer</source>
        <translation>Nessuna mansione assegnata a questo cliente</translation>
    </message>
    <message>
        <source>Every PC gets its own duties, every site those of the firewall and of the plan.</source>
        <translation>Ogni PC riceve le sue mansioni, ogni sede quelle del firewall e della piantina.</translation>
    </message>
    <message>
        <source>Nothing left to do today</source>
        <translation>Per oggi non resta nulla da fare</translation>
    </message>
    <message>
        <source>The matrix shows what comes next.</source>
        <translation>La matrice mostra le prossime scadenze.</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Nothing matches the filters.</source>
        <translation>Nessuna richiesta corrisponde ai filtri.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostra tutto</translation>
    </message>
    <message>
        <source>The list is empty. Drop mail files here, open them, or write a request by hand.</source>
        <translation>L&apos;elenco è vuoto. Trascinare qui i file di posta, aprirli, oppure inserire una richiesta a mano.</translation>
    </message>
    <message>
        <source>Open mail…</source>
        <translation>Apri posta…</translation>
    </message>
</context>
<context>
    <name>EmptyPlan</name>
    <message>
        <source>&amp;Draw by hand</source>
        <translation>&amp;Disegna a mano</translation>
    </message>
    <message>
        <source>&amp;Import a list or a scan…</source>
        <translation>&amp;Importa un elenco o una scansione…</translation>
    </message>
    <message>
        <source>Add a &amp;site</source>
        <translation>Aggiungi una &amp;sede</translation>
    </message>
    <message>
        <source>Choose a site</source>
        <translation>Scegliere una sede</translation>
    </message>
    <message>
        <source>The plan of the site appears here.</source>
        <translation>Qui compare la piantina della sede.</translation>
    </message>
    <message>
        <source>No site yet</source>
        <translation>Nessuna sede</translation>
    </message>
    <message>
        <source>A plan belongs to a site of a customer: add the first.</source>
        <translation>La piantina appartiene a una sede del cliente: aggiungere la prima.</translation>
    </message>
    <message>
        <source>Nothing is drawn for this site. Begin with the router, then add what hangs on it.</source>
        <translation>Per questa sede non è disegnato nulla. Cominciare dal router, poi aggiungere ciò che vi è collegato.</translation>
    </message>
</context>
<context>
    <name>EntityForm</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>EvidenceActions</name>
    <message>
        <source>Collector files ({});;All files (*)</source>
        <translation>File di raccolta ({});;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Import collector files</source>
        <translation>Importa file di raccolta</translation>
    </message>
    <message>
        <source>Save the collector</source>
        <translation>Salva lo script di raccolta</translation>
    </message>
    <message>
        <source>Saved {name}: run it on the PC, as administrator, with -OutFolder</source>
        <translation>{name} salvato: eseguirlo sul PC come amministratore, con -OutFolder</translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message>
        <source>New</source>
        <translation>Nuovo</translation>
    </message>
    <message>
        <source>To be assigned</source>
        <translation>Da assegnare</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Dubbio</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Già presente</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rifiutato</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Positivo</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Negativo</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non rilevato</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 giorno</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} giorni</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Change</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Assign the customer</source>
        <translation>Assegna il cliente</translation>
    </message>
    <message>
        <source>List of the request</source>
        <translation>Elenco della richiesta</translation>
    </message>
    <message>
        <source>What the request is about</source>
        <translation>Oggetto della richiesta</translation>
    </message>
    <message>
        <source>Treat as &amp;PEC…</source>
        <translation>Tratta come P&amp;EC…</translation>
    </message>
    <message>
        <source>Admit to the queue without a verified PEC</source>
        <translation>Ammetti in coda senza PEC verificata</translation>
    </message>
    <message>
        <source>Assign the customer…</source>
        <translation>Assegna il cliente…</translation>
    </message>
    <message>
        <source>Assign to {name}</source>
        <translation>Assegna a {name}</translation>
    </message>
</context>
<context>
    <name>FactsPage</name>
    <message>
        <source>What was done</source>
        <translation>Lavoro svolto</translation>
    </message>
    <message>
        <source>What was done, as the customer reads it on the report</source>
        <translation>Lavoro svolto, come lo leggerà il cliente sul rapporto</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>PCs worked on</source>
        <translation>PC interessati</translation>
    </message>
    <message>
        <source>At the customer&apos;s &amp;premises</source>
        <translation>Press&amp;o il cliente</translation>
    </message>
    <message>
        <source>A &amp;trip was made</source>
        <translation>&amp;Trasferta effettuata</translation>
    </message>
    <message>
        <source>Towards GDPR &amp;conformity</source>
        <translation>Per la conformità &amp;GDPR</translation>
    </message>
    <message>
        <source>&amp;Hardware authorised in writing</source>
        <translation>&amp;Hardware autorizzato per iscritto</translation>
    </message>
    <message>
        <source>Duties of the checklist done here: {count}</source>
        <translation>Mansioni della checklist svolte qui: {count}</translation>
    </message>
    <message>
        <source>no place in particular</source>
        <translation>nessuna sede in particolare</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>Total</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mese</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Interventi</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Scatti</source>
        <translation>Scatti</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>Imponibile</translation>
    </message>
    <message>
        <source>Free scatti</source>
        <translation>Scatti gratuiti</translation>
    </message>
    <message>
        <source>Free work, value</source>
        <translation>Valore gratuito</translation>
    </message>
    <message>
        <source>To be invoiced</source>
        <translation>Da fatturare</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>No closed intervention in this period</source>
        <translation>Nessun intervento chiuso in questo periodo</translation>
    </message>
    <message>
        <source>Choose a longer period, or close the interventions in the Timer tab.</source>
        <translation>Scegliere un periodo più lungo, oppure chiudere gli interventi nella scheda Timer.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Riepilogo</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Quest&apos;anno</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L&apos;anno scorso</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Questo trimestre</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Questo mese</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Il mese scorso</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>Raggruppato</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>Per cliente</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Per mese</translation>
    </message>
    <message>
        <source>By reason of the price</source>
        <translation>Per motivo del prezzo</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>S&amp;tampa…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Es&amp;porta…</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Cartella di lavoro (*.xlsx)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabella (*.csv)</translation>
    </message>
</context>
<context>
    <name>FileIntake</name>
    <message>
        <source>larger than 64 MB</source>
        <translation>oltre 64 MB</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>non è leggibile</translation>
    </message>
    <message>
        <source>not a mail</source>
        <translation>non è un messaggio di posta</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>&amp;Attach…</source>
        <translation>&amp;Allega…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Allega file</translation>
    </message>
    <message>
        <source>All files together may be 20 MB at most.</source>
        <translation>Tutti i file insieme possono occupare al massimo 20 MB.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>non è leggibile</translation>
    </message>
    <message>
        <source>{name} ({size} kB)</source>
        <translation>{name} ({size} kB)</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>Togli {name}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Nuova…</translation>
    </message>
    <message>
        <source>&amp;Open mail…</source>
        <translation>A&amp;pri posta…</translation>
    </message>
    <message>
        <source>&amp;Reports…</source>
        <translation>&amp;Rapporti…</translation>
    </message>
    <message>
        <source>&amp;Late</source>
        <translation>In &amp;ritardo</translation>
    </message>
    <message>
        <source>&amp;Mine</source>
        <translation>&amp;Mie</translation>
    </message>
    <message>
        <source>Con&amp;cluded</source>
        <translation>Con&amp;cluse</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Esporta…</translation>
    </message>
    <message>
        <source>List shown</source>
        <translation>Elenco mostrato</translation>
    </message>
    <message>
        <source>Search in the queue</source>
        <translation>Cerca nella coda</translation>
    </message>
    <message>
        <source>Search… (Ctrl+F)</source>
        <translation>Cerca… (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find a place, PC or duty</source>
        <translation>Trova un luogo, un PC o una mansione</translation>
    </message>
    <message>
        <source>Place, PC, duty ( / )</source>
        <translation>Luogo, PC, mansione ( / )</translation>
    </message>
    <message>
        <source>To do only</source>
        <translation>Solo da fare</translation>
    </message>
    <message>
        <source>Never done</source>
        <translation>Mai fatte</translation>
    </message>
    <message>
        <source>Never collected</source>
        <translation>Mai raccolti</translation>
    </message>
    <message>
        <source>To catch up</source>
        <translation>Da recuperare</translation>
    </message>
    <message>
        <source>Show every place again</source>
        <translation>Mostra di nuovo tutti i luoghi</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>F&amp;ilter</source>
        <translation>F&amp;iltro</translation>
    </message>
    <message>
        <source>Filter by class, state, customer</source>
        <translation>Filtra per classe, stato, cliente</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>&amp;Classe</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>&amp;Stato</translation>
    </message>
    <message>
        <source>C&amp;ustomer</source>
        <translation>Cl&amp;iente</translation>
    </message>
    <message>
        <source>Save this selection as… (Enter)</source>
        <translation>Salva questa selezione come… (Invio)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>&amp;Manage</source>
        <translation>&amp;Gestisci</translation>
    </message>
    <message>
        <source>New name (Enter)</source>
        <translation>Nuovo nome (Invio)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Elimina</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Start with the &amp;demo data</source>
        <translation>Inizia con i dati &amp;dimostrativi</translation>
    </message>
    <message>
        <source>&amp;Start empty</source>
        <translation>&amp;Inizia senza dati</translation>
    </message>
    <message>
        <source>Name of the firm</source>
        <translation>Ragione sociale</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Partita IVA</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>CAP</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Comune</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provincia</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>PEC</source>
        <translation>PEC</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nome e cognome del tecnico</translation>
    </message>
    <message>
        <source>Call-out fee</source>
        <translation>Diritto di chiamata</translation>
    </message>
    <message>
        <source>Welcome to ISTES Desk</source>
        <translation>Benvenuti in ISTES Desk</translation>
    </message>
    <message>
        <source>These data stand on reports and plans. Everything can be changed later.</source>
        <translation>Questi dati compaiono su rapporti e piantine. Tutto si può cambiare in seguito.</translation>
    </message>
    <message>
        <source>The unit is 20 minutes at 20.00 € (price list of 10/01/2020). The call-out fee is not published: while it is empty, interventions that owe it can be closed but not invoiced.</source>
        <translation>Lo scatto è di 20 minuti a 20,00 € (tariffario del 10/01/2020). Il diritto di chiamata non è pubblicato: finché resta vuoto, gli interventi che lo prevedono si possono chiudere, non fatturare.</translation>
    </message>
</context>
<context>
    <name>GatePanel</name>
    <message>
        <source>Written request on file</source>
        <translation>Richiesta scritta archiviata</translation>
    </message>
    <message>
        <source>Temporary password received</source>
        <translation>Password temporanea notificata</translation>
    </message>
    <message>
        <source>Temporary access ended</source>
        <translation>Accesso temporaneo chiuso</translation>
    </message>
    <message>
        <source>Who watches: controller or processor</source>
        <translation>Chi segue l&apos;intervento: titolare o responsabile</translation>
    </message>
    <message>
        <source>Dedicated account of the customer</source>
        <translation>Account dedicato presso il cliente</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Click where the device stands; Esc ends.</source>
        <translation>Fare clic dove sta il dispositivo; Esc per uscire.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Tabs</source>
        <translation>Schede</translation>
    </message>
    <message>
        <source>Customer shown in all tabs</source>
        <translation>Cliente mostrato in tutte le schede</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Tutti i clienti</translation>
    </message>
    <message>
        <source>Find anything by name</source>
        <translation>Trova per nome</translation>
    </message>
</context>
<context>
    <name>HealthActions</name>
    <message>
        <source>{} Make one: More, Vault, Health and copies (Ctrl+Shift+K).</source>
        <translation>{} Farne una: Altro, Cassaforte, Salute e copie (Ctrl+Maiusc+K).</translation>
    </message>
</context>
<context>
    <name>HealthWindow</name>
    <message>
        <source>Health of the vault</source>
        <translation>Salute della cassaforte</translation>
    </message>
    <message>
        <source>Room in the keyring</source>
        <translation>Posto nel portachiavi</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Niente da fare</translation>
    </message>
    <message>
        <source>Every secret is here, none is due or doubled.</source>
        <translation>Tutti i segreti sono qui, nessuno è da cambiare o ripetuto.</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Posto</translation>
    </message>
    <message>
        <source>&amp;Make a copy…</source>
        <translation>&amp;Fai una copia…</translation>
    </message>
    <message>
        <source>&amp;Rehearse a copy…</source>
        <translation>P&amp;rova una copia…</translation>
    </message>
    <message>
        <source>Restore or &amp;import…</source>
        <translation>Ripristina o &amp;importa…</translation>
    </message>
    <message>
        <source>KeePass copies</source>
        <translation>Copie KeePass</translation>
    </message>
    <message>
        <source>&amp;Go to the device</source>
        <translation>&amp;Vai al dispositivo</translation>
    </message>
    <message>
        <source>Give to a &amp;device…</source>
        <translation>Assegna a un &amp;dispositivo…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>E&amp;limina…</translation>
    </message>
    <message>
        <source>&amp;Put leftovers in order</source>
        <translation>Ri&amp;ordina le voci rimaste</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>&amp;Controlla di nuovo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Cosa fare</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Cosa</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dove</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Perché</translation>
    </message>
    <message>
        <source>Missing here</source>
        <translation>Manca qui</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Senza chiave</translation>
    </message>
    <message>
        <source>Leftover</source>
        <translation>Voce rimasta</translation>
    </message>
    <message>
        <source>Without device</source>
        <translation>Senza dispositivo</translation>
    </message>
    <message>
        <source>Same password</source>
        <translation>Stessa password</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Da cambiare</translation>
    </message>
    <message>
        <source>Asking the keyring…</source>
        <translation>Interrogo il portachiavi…</translation>
    </message>
    <message>
        <source>Choose a line first</source>
        <translation>Scegliere prima una riga</translation>
    </message>
    <message>
        <source>This line has no device to go to</source>
        <translation>Questa riga non ha un dispositivo a cui andare</translation>
    </message>
    <message>
        <source>Only for credentials without a device</source>
        <translation>Solo per le credenziali senza dispositivo</translation>
    </message>
    <message>
        <source>The keyring holds no leftovers</source>
        <translation>Nel portachiavi non ci sono voci rimaste</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>What to &amp;do…</source>
        <translation>&amp;Che cosa fare…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Storico</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Che cosa</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Dopo</translation>
    </message>
    <message>
        <source>Nothing was changed since the device was entered.</source>
        <translation>Nessuna modifica da quando il dispositivo è stato inserito.</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>Import devices</source>
        <translation>Importazione di dispositivi</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Password del file</translation>
    </message>
    <message>
        <source>&amp;Open with it</source>
        <translation>&amp;Apri</translation>
    </message>
    <message>
        <source>Show also what is &amp;the same</source>
        <translation>Mostra anche ciò che è &amp;uguale</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>Spunta &amp;tutto</translation>
    </message>
    <message>
        <source>Tick &amp;nothing</source>
        <translation>Spunta &amp;niente</translation>
    </message>
    <message>
        <source>Import collector files</source>
        <translation>Importa file di raccolta</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importa</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>Annu&amp;lla</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>File letti</translation>
    </message>
    <message>
        <source>What becomes of each file</source>
        <translation>Che cosa succede a ogni file</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Raccolto</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>&amp;Import ({count})</source>
        <translation>&amp;Importa ({count})</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Lettura dei file…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;hiudi</translation>
    </message>
    <message>
        <source>No line of the file is a device.</source>
        <translation>Nessuna riga del file è un dispositivo.</translation>
    </message>
    <message>
        <source>&amp;Import ({})</source>
        <translation>&amp;Importa ({})</translation>
    </message>
    <message>
        <source>import {}</source>
        <translation>importazione di {}</translation>
    </message>
</context>
<context>
    <name>IncidentsTab</name>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
    <message>
        <source>Severity {letter}</source>
        <translation>Gravità {letter}</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Richiama</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Risposta</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Open mail</source>
        <translation>Apri messaggio</translation>
    </message>
    <message>
        <source>Mail (*.eml *.msg);;All files (*)</source>
        <translation>Posta (*.eml *.msg);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Write to the customer</source>
        <translation>Scrivi al cliente</translation>
    </message>
    <message>
        <source>The request belongs to another customer: choose all customers above.</source>
        <translation>La richiesta è di un altro cliente: scegliere in alto tutti i clienti.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Details of what is selected</source>
        <translation>Dettagli della selezione</translation>
    </message>
    <message>
        <source>{} devices and {} links selected</source>
        <translation>Selezione: {} dispositivi, {} collegamenti</translation>
    </message>
    <message>
        <source>{} areas and notes selected</source>
        <translation>Aree e note selezionate: {}</translation>
    </message>
    <message>
        <source>They are the group “{}”.</source>
        <translation>Sono il gruppo «{}».</translation>
    </message>
</context>
<context>
    <name>InvoiceFiles</name>
    <message>
        <source>Save the file</source>
        <translation>Salva il file</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Salvato come {name}</translation>
    </message>
</context>
<context>
    <name>InvoiceWords</name>
    <message>
        <source>Invoice</source>
        <translation>Fattura</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Nota di credito</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>Bonifico</translation>
    </message>
    <message>
        <source>SEPA direct debit</source>
        <translation>Addebito SEPA</translation>
    </message>
</context>
<context>
    <name>InvoicesTab</name>
    <message>
        <source>To &amp;invoice</source>
        <translation>Da &amp;fatturare</translation>
    </message>
    <message>
        <source>I&amp;ssued</source>
        <translation>&amp;Emesse</translation>
    </message>
    <message>
        <source>&amp;Direct debits</source>
        <translation>A&amp;ddebiti</translation>
    </message>
    <message>
        <source>&amp;Figures</source>
        <translation>&amp;Riepilogo</translation>
    </message>
    <message>
        <source>Views of the invoices</source>
        <translation>Viste delle fatture</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fatture</translation>
    </message>
</context>
<context>
    <name>IssueBar</name>
    <message>
        <source>Save &amp;XML and PDF into a folder</source>
        <translation>Salva &amp;XML e PDF in una cartella</translation>
    </message>
    <message>
        <source>&amp;First number</source>
        <translation>Pr&amp;imo numero</translation>
    </message>
    <message>
        <source>Iss&amp;ue…</source>
        <translation>E&amp;metti…</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>Non &amp;ora</translation>
    </message>
    <message>
        <source>&amp;Stop after this one</source>
        <translation>Ferma dopo &amp;questa</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Chiudi</translation>
    </message>
    <message>
        <source>{customers} invoices, {charges} lines, {net} without VAT</source>
        <translation>{customers} fatture, {charges} righe, {net} più IVA</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>Non è spuntato nulla</translation>
    </message>
    <message>
        <source>Issue {numbers}, total {gross} with VAT? An issued invoice cannot be taken back, only credited.</source>
        <translation>Emettere {numbers}, totale {gross} IVA compresa? Una fattura emessa non si annulla: si storna con una nota di credito.</translation>
    </message>
    <message>
        <source>Iss&amp;ue {count}</source>
        <translation>Emett&amp;i {count}</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Primo numero</translation>
    </message>
    <message>
        <source>Where others were given elsewhere: by another program, or before an old copy of the data was put back</source>
        <translation>Dove altri numeri sono già stati dati altrove: da un altro programma, o prima di ripristinare una vecchia copia dei dati</translation>
    </message>
    <message>
        <source>Numbers left out: {count}. The invoice will say so.</source>
        <translation>Numeri saltati: {count}. Sarà annotato sulla fattura.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>da {first} a {last}</translation>
    </message>
    <message>
        <source>{done} of {total}: {what}</source>
        <translation>{done} di {total}: {what}</translation>
    </message>
    <message>
        <source>{count} invoices issued.</source>
        <translation>Fatture emesse: {count}.</translation>
    </message>
    <message>
        <source>Stopped: what was not issued is still here.</source>
        <translation>Interrotto: ciò che non è stato emesso è ancora qui.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>e altre {count}</translation>
    </message>
</context>
<context>
    <name>IssuedActions</name>
    <message>
        <source>Credit note issued</source>
        <translation>Nota di credito emessa</translation>
    </message>
    <message>
        <source>Mailed to the customer</source>
        <translation>Inviata al cliente</translation>
    </message>
</context>
<context>
    <name>IssuedModel</name>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Scadenza</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Trasmessa</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>emessa</translation>
    </message>
    <message>
        <source>paid on {day}</source>
        <translation>pagata il {day}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>stornata</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>scaduta</translation>
    </message>
    <message>
        <source>to be paid</source>
        <translation>da incassare</translation>
    </message>
</context>
<context>
    <name>IssuedPage</name>
    <message>
        <source>No document here</source>
        <translation>Nessun documento</translation>
    </message>
    <message>
        <source>Invoices are issued in To invoice; a filter may hide those there are.</source>
        <translation>Le fatture si emettono in Da fatturare; forse un filtro nasconde quelle che ci sono.</translation>
    </message>
    <message>
        <source>Issued documents</source>
        <translation>Documenti emessi</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Anno</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Tutti gli anni</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Tipo di documento</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tutti i tipi</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pagamento</translation>
    </message>
    <message>
        <source>Paid or not</source>
        <translation>Pagate o no</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>Da incassare</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Saldate</translation>
    </message>
    <message>
        <source>Number, customer, reason</source>
        <translation>Numero, cliente, causale</translation>
    </message>
    <message>
        <source>Search the documents</source>
        <translation>Cerca nei documenti</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Espo&amp;rta…</translation>
    </message>
    <message>
        <source>{count} documents, invoices less credit notes {total}, still to be paid {waiting}</source>
        <translation>Documenti: {count}; fatture meno note di credito {total}, da incassare {waiting}</translation>
    </message>
    <message>
        <source>issued.csv</source>
        <translation>fatture-emesse.csv</translation>
    </message>
</context>
<context>
    <name>IssuedPane</name>
    <message>
        <source>Day of sending or payment</source>
        <translation>Giorno della trasmissione o del pagamento</translation>
    </message>
    <message>
        <source>address of the customer</source>
        <translation>indirizzo del cliente</translation>
    </message>
    <message>
        <source>E-mail address for the document</source>
        <translation>Indirizzo e-mail per il documento</translation>
    </message>
    <message>
        <source>Save X&amp;ML…</source>
        <translation>Salva X&amp;ML…</translation>
    </message>
    <message>
        <source>Save PD&amp;F…</source>
        <translation>Salva &amp;PDF…</translation>
    </message>
    <message>
        <source>Mai&amp;l it</source>
        <translation>Invia per e-mai&amp;l</translation>
    </message>
    <message>
        <source>&amp;Credit note…</source>
        <translation>Nota di &amp;credito…</translation>
    </message>
    <message>
        <source>Sho&amp;w {number}</source>
        <translation>M&amp;ostra {number}</translation>
    </message>
    <message>
        <source>Not sen&amp;t</source>
        <translation>Non trasme&amp;ssa</translation>
    </message>
    <message>
        <source>Sent t&amp;hat day</source>
        <translation>Trasmessa quel &amp;giorno</translation>
    </message>
    <message>
        <source>Not &amp;paid</source>
        <translation>Non paga&amp;ta</translation>
    </message>
    <message>
        <source>&amp;Paid that day</source>
        <translation>Pagata quel gior&amp;no</translation>
    </message>
    <message>
        <source>{number} took back {amount}</source>
        <translation>{number} ha restituito {amount}</translation>
    </message>
    <message>
        <source>sent on {day}</source>
        <translation>trasmessa il {day}</translation>
    </message>
    <message>
        <source>paid on {day}</source>
        <translation>pagata il {day}</translation>
    </message>
    <message>
        <source>mailed {when}</source>
        <translation>inviata {when}</translation>
    </message>
</context>
<context>
    <name>Issuing</name>
    <message>
        <source>Folder for the files</source>
        <translation>Cartella per i file</translation>
    </message>
</context>
<context>
    <name>KdbxImportDialog</name>
    <message>
        <source>Import from {}</source>
        <translation>Importa da {}</translation>
    </message>
    <message>
        <source>leave them out</source>
        <translation>lasciarli fuori</translation>
    </message>
    <message>
        <source>&amp;Groups that bear no customer&apos;s name:</source>
        <translation>&amp;Gruppi che non hanno il nome di un cliente:</translation>
    </message>
    <message>
        <source>Entries of the file</source>
        <translation>Voci del file</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppo</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome utente</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Cosa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Perché</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuova</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>da ripristinare</translation>
    </message>
    <message>
        <source>same</source>
        <translation>uguale</translation>
    </message>
    <message>
        <source>differing</source>
        <translation>diversa</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rifiutata</translation>
    </message>
    <message>
        <source>ticked: {}</source>
        <translation>spuntate: {}</translation>
    </message>
</context>
<context>
    <name>KeyActions</name>
    <message>
        <source>Keys of the vault ({})</source>
        <translation>Chiavi della cassaforte ({})</translation>
    </message>
    <message>
        <source>Hand over the keys</source>
        <translation>Consegna le chiavi</translation>
    </message>
    <message>
        <source>Take over the keys</source>
        <translation>Ricevi le chiavi</translation>
    </message>
    <message>
        <source>Keys written to {}. Tell the password by word of mouth, then delete the file.</source>
        <translation>Chiavi scritte in {}. Dire la password a voce, poi eliminare il file.</translation>
    </message>
    <message>
        <source>Keys taken over: {}. Not of this database: {}.</source>
        <translation>Chiavi ricevute: {}. Non di questo database: {}.</translation>
    </message>
    <message>
        <source>The register&apos;s key is here.</source>
        <translation>La chiave del registro è su questo computer.</translation>
    </message>
    <message>
        <source>Renew the key of this customer&apos;s sealed secrets?</source>
        <translation>Rinnovare la chiave dei segreti sigillati di questo cliente?</translation>
    </message>
    <message>
        <source>Everything is sealed anew. Colleagues need the new key afterwards.</source>
        <translation>Tutto viene sigillato di nuovo. Ai colleghi servirà poi la nuova chiave.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Rinnova</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Key renewed: everything is sealed anew.</source>
        <translation>Chiave rinnovata: tutto è sigillato di nuovo.</translation>
    </message>
    <message>
        <source>Begin the access register anew</source>
        <translation>Ricomincia il registro degli accessi</translation>
    </message>
    <message>
        <source>Why is the key lost? The register says so for good; its lines stay readable.</source>
        <translation>Perché la chiave non c&apos;è più? Il registro lo dirà per sempre; le sue righe restano leggibili.</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Ricomincia</translation>
    </message>
    <message>
        <source>The register goes on with a new key.</source>
        <translation>Il registro prosegue con una chiave nuova.</translation>
    </message>
</context>
<context>
    <name>KindPalette</name>
    <message>
        <source>Kinds of device, to be dragged onto the plan</source>
        <translation>Tipi di dispositivo, da trascinare sulla piantina</translation>
    </message>
    <message>
        <source>{}: drag it onto the plan</source>
        <translation>{}: trascinare sulla piantina</translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message>
        <source>Register of the mail</source>
        <translation>Registro della posta</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Che cosa mostrare</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Tutti i messaggi</translation>
    </message>
    <message>
        <source>&amp;Open the request</source>
        <translation>Apri la richiesta</translation>
    </message>
    <message>
        <source>&amp;Save the original…</source>
        <translation>&amp;Salva l&apos;originale…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Riprova</translation>
    </message>
    <message>
        <source>&amp;Let it in…</source>
        <translation>Apri come ri&amp;chiesta…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messaggi</translation>
    </message>
    <message>
        <source>No mailbox yet: these are the files taken in.</source>
        <translation>Nessuna casella: questi sono i file presi in carico.</translation>
    </message>
    <message>
        <source>{}: {} on the server = {} in the register + {} older + {} to be read</source>
        <translation>{}: {} sul server = {} nel registro + {} precedenti + {} da leggere</translation>
    </message>
    <message>
        <source>(does not add up)</source>
        <translation>(i conti non tornano)</translation>
    </message>
    <message>
        <source>{} no longer on the server</source>
        <translation>{} non più sul server</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>Salva l&apos;originale</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Salvato: {}</translation>
    </message>
    <message>
        <source>Why this message is let in as ordinary mail:</source>
        <translation>Perché si accetta questo messaggio come posta ordinaria:</translation>
    </message>
    <message>
        <source>Let the message in</source>
        <translation>Accettare il messaggio</translation>
    </message>
    <message>
        <source>Let it in</source>
        <translation>Accetta</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>Read</source>
        <translation>Letto</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Oggetto</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>LetterCard</name>
    <message>
        <source>to {}</source>
        <translation>a {}</translation>
    </message>
    <message>
        <source>Save the message…</source>
        <translation>Salva il messaggio…</translation>
    </message>
    <message>
        <source>Show the source</source>
        <translation>Mostra l&apos;originale</translation>
    </message>
    <message>
        <source>Save the {} attachments…</source>
        <translation>Salva i {} allegati…</translation>
    </message>
    <message>
        <source>a program: it can do damage, do not open it</source>
        <translation>un programma: può fare danni, non aprirlo</translation>
    </message>
    <message>
        <source>Save all the same…</source>
        <translation>Salva comunque…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salva…</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>Salva l&apos;allegato</translation>
    </message>
    <message>
        <source>Save the attachments</source>
        <translation>Salva gli allegati</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Salva il messaggio</translation>
    </message>
    <message>
        <source>Mail (*.{})</source>
        <translation>Messaggio (*.{})</translation>
    </message>
    <message>
        <source>Source of the message</source>
        <translation>Originale del messaggio</translation>
    </message>
    <message>
        <source>The beginning only: save the message to see all of it.</source>
        <translation>Solo l&apos;inizio: salvare il messaggio per vederlo tutto.</translation>
    </message>
</context>
<context>
    <name>LetterEdit</name>
    <message>
        <source>Text of the letter</source>
        <translation>Testo della lettera</translation>
    </message>
    <message>
        <source>Insert a field into the text</source>
        <translation>Inserisci un campo nel testo</translation>
    </message>
    <message>
        <source>Insert a field…</source>
        <translation>Inserisci un campo…</translation>
    </message>
</context>
<context>
    <name>LetterWords</name>
    <message>
        <source>Reply</source>
        <translation>Risposta</translation>
    </message>
    <message>
        <source>Call-back proposal</source>
        <translation>Proposta di richiamata</translation>
    </message>
    <message>
        <source>Closing letter</source>
        <translation>Comunicazione di chiusura</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Presa in carico</translation>
    </message>
    <message>
        <source>Please use PEC</source>
        <translation>Invito a usare la PEC</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>MESSAGE</source>
        <translation>MESSAGGIO</translation>
    </message>
    <message>
        <source>MESSAGES</source>
        <translation>MESSAGGI</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences of the libraries</source>
        <translation>Licenze delle librerie</translation>
    </message>
</context>
<context>
    <name>LinkKind</name>
    <message>
        <source>Copper</source>
        <translation>Rame</translation>
    </message>
    <message>
        <source>Fibre</source>
        <translation>Fibra</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Altro</translation>
    </message>
</context>
<context>
    <name>LinkPane</name>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;From port</source>
        <translation>&amp;Dalla porta</translation>
    </message>
    <message>
        <source>&amp;To port</source>
        <translation>&amp;Alla porta</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Velocità</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Etichetta</translation>
    </message>
</context>
<context>
    <name>ListOutput</name>
    <message>
        <source>{count} rows copied</source>
        <translation>{count} righe copiate</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Esporta l&apos;elenco</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabella (*.csv)</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Stampa dell&apos;elenco</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Printed to {name}</source>
        <translation>Elenco salvato in {name}</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Salvato: {path}</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>This computer</source>
        <translation>Questo computer</translation>
    </message>
    <message>
        <source>Saved. The language changes with the next start.</source>
        <translation>Salvato. La lingua cambia al prossimo avvio.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvato.</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>come il sistema</translation>
    </message>
    <message>
        <source>light</source>
        <translation>chiaro</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>scuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspetto</translation>
    </message>
    <message>
        <source>Folder of the reports</source>
        <translation>Cartella dei rapporti</translation>
    </message>
    <message>
        <source>empty: in the documents of the user</source>
        <translation>vuota: nei documenti dell&apos;utente</translation>
    </message>
    <message>
        <source>Lock the vault after (minutes)</source>
        <translation>Blocca la cassaforte dopo (minuti)</translation>
    </message>
    <message>
        <source>Clear a copied password after (seconds)</source>
        <translation>Cancella la password copiata dopo (secondi)</translation>
    </message>
    <message>
        <source>Ask about remote work after no input for (minutes)</source>
        <translation>Chiedi del lavoro remoto dopo minuti senza attività</translation>
    </message>
    <message>
        <source>0: never</source>
        <translation>0: mai</translation>
    </message>
    <message>
        <source>Copy the data every day on closing</source>
        <translation>Copia i dati ogni giorno alla chiusura</translation>
    </message>
    <message>
        <source>Tell: a new urgency</source>
        <translation>Avvisa: nuova urgenza</translation>
    </message>
    <message>
        <source>Tell: a quarter of the time to answer is left</source>
        <translation>Avvisa: resta un quarto del tempo di risposta</translation>
    </message>
    <message>
        <source>Tell: a deadline was missed</source>
        <translation>Avvisa: termine di risposta mancato</translation>
    </message>
    <message>
        <source>Tell: who has no contract may be called</source>
        <translation>Avvisa: clienti senza contratto richiamabili</translation>
    </message>
    <message>
        <source>Tell: a mailbox cannot be read</source>
        <translation>Avvisa: casella di posta non leggibile</translation>
    </message>
    <message>
        <source>Tell: a letter was refused or came back</source>
        <translation>Avvisa: lettera rifiutata o tornata indietro</translation>
    </message>
</context>
<context>
    <name>Mail</name>
    <message>
        <source>new request</source>
        <translation>nuova richiesta</translation>
    </message>
    <message>
        <source>new, linked request</source>
        <translation>nuova richiesta collegata</translation>
    </message>
    <message>
        <source>added to a request</source>
        <translation>aggiunto a una richiesta</translation>
    </message>
    <message>
        <source>was here already</source>
        <translation>già presente</translation>
    </message>
    <message>
        <source>PEC receipt</source>
        <translation>ricevuta PEC</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>non recapitato</translation>
    </message>
    <message>
        <source>automatic mail</source>
        <translation>posta automatica</translation>
    </message>
    <message>
        <source>our own mail</source>
        <translation>posta nostra</translation>
    </message>
    <message>
        <source>set apart</source>
        <translation>messo da parte</translation>
    </message>
    <message>
        <source>error</source>
        <translation>errore</translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message>
        <source>Mail the report</source>
        <translation>Invio del rapporto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>&amp;Mail it</source>
        <translation>&amp;Invia</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;A</translation>
    </message>
</context>
<context>
    <name>MailLine</name>
    <message>
        <source>Mail</source>
        <translation>Posta</translation>
    </message>
    <message>
        <source>Open the register of the mail</source>
        <translation>Apri il registro della posta</translation>
    </message>
    <message>
        <source>Stop reading the mail</source>
        <translation>Interrompi la lettura della posta</translation>
    </message>
    <message>
        <source>{}: {} of {}</source>
        <translation>{}: {} di {}</translation>
    </message>
    <message>
        <source>{}: reading…</source>
        <translation>{}: lettura…</translation>
    </message>
    <message>
        <source>Mail: not read yet</source>
        <translation>Posta: non ancora letta</translation>
    </message>
    <message>
        <source>Mail: {}, out of reach: {}</source>
        <translation>Posta: {}, caselle non raggiungibili: {}</translation>
    </message>
    <message>
        <source>Mail: {}, new: {}</source>
        <translation>Posta: {}, nuove richieste: {}</translation>
    </message>
</context>
<context>
    <name>MailSummary</name>
    <message>
        <source>{} new</source>
        <translation>nuovi: {}</translation>
    </message>
    <message>
        <source>{} added to a request</source>
        <translation>aggiunti a una richiesta: {}</translation>
    </message>
    <message>
        <source>{} already present</source>
        <translation>già presenti: {}</translation>
    </message>
    <message>
        <source>{} kept without opening a request (receipt, automatic)</source>
        <translation>conservati senza aprire una richiesta (ricevute, automatici): {}</translation>
    </message>
    <message>
        <source>{} unreadable</source>
        <translation>illeggibili: {}</translation>
    </message>
</context>
<context>
    <name>Mailboxes</name>
    <message>
        <source>TLS from the start</source>
        <translation>TLS dall&apos;inizio</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>unprotected (this computer only)</source>
        <translation>senza protezione (solo su questo computer)</translation>
    </message>
    <message>
        <source>user and password</source>
        <translation>utente e password</translation>
    </message>
    <message>
        <source>OAuth2 token</source>
        <translation>token OAuth2</translation>
    </message>
    <message>
        <source>Empty: the saved one stays</source>
        <translation>Vuoto: resta quella salvata</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Empty: the address</source>
        <translation>Vuoto: l&apos;indirizzo</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Password o token</translation>
    </message>
    <message>
        <source>Incoming server (IMAP)</source>
        <translation>Server di ricezione (IMAP)</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protezione</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Cartella</translation>
    </message>
    <message>
        <source>It is a PEC mailbox</source>
        <translation>È una casella PEC</translation>
    </message>
    <message>
        <source>Only mail from</source>
        <translation>Solo la posta dal</translation>
    </message>
    <message>
        <source>Read every (minutes)</source>
        <translation>Leggere ogni (minuti)</translation>
    </message>
    <message>
        <source>Is read</source>
        <translation>Viene letta</translation>
    </message>
    <message>
        <source>Outgoing server (SMTP)</source>
        <translation>Server di invio (SMTP)</translation>
    </message>
    <message>
        <source>Protection when sending</source>
        <translation>Protezione in invio</translation>
    </message>
    <message>
        <source>Port when sending</source>
        <translation>Porta di invio</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Accesso</translation>
    </message>
    <message>
        <source>Address of the tokens (OAuth2)</source>
        <translation>Indirizzo dei token (OAuth2)</translation>
    </message>
    <message>
        <source>Program&apos;s id (OAuth2)</source>
        <translation>Identificativo del programma (OAuth2)</translation>
    </message>
    <message>
        <source>File of an authority of your own (PEM)</source>
        <translation>File di una propria autorità (PEM)</translation>
    </message>
</context>
<context>
    <name>MailboxesPage</name>
    <message>
        <source>Mailboxes</source>
        <translation>Caselle di posta</translation>
    </message>
    <message>
        <source>&amp;Add mailbox</source>
        <translation>&amp;Aggiungi casella</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
    <message>
        <source>&amp;Try the connection</source>
        <translation>&amp;Prova la connessione</translation>
    </message>
    <message>
        <source>No mailbox yet: mail can only come in as files.</source>
        <translation>Nessuna casella: la posta può entrare solo come file.</translation>
    </message>
    <message>
        <source>is not read</source>
        <translation>non viene letta</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvato.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Collegamento in corso…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>New in this tab</source>
        <translation>Nuovo in questa scheda</translation>
    </message>
    <message>
        <source>Print this tab</source>
        <translation>Stampa questa scheda</translation>
    </message>
    <message>
        <source>Explain the selected thing</source>
        <translation>Spiega ciò che è selezionato</translation>
    </message>
    <message>
        <source>Start or pause the timer</source>
        <translation>Avvia o sospendi il timer</translation>
    </message>
    <message>
        <source>Receive mail</source>
        <translation>Ricevi posta</translation>
    </message>
    <message>
        <source>Register of the mail</source>
        <translation>Registro della posta</translation>
    </message>
</context>
<context>
    <name>MarkActions</name>
    <message>
        <source>Room</source>
        <translation>Locale</translation>
    </message>
    <message>
        <source>area</source>
        <translation>area</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>Group {}</source>
        <translation>Gruppo {}</translation>
    </message>
    <message>
        <source>group</source>
        <translation>gruppo</translation>
    </message>
</context>
<context>
    <name>MarkBar</name>
    <message>
        <source>D&amp;one</source>
        <translation>F&amp;atta</translation>
    </message>
    <message>
        <source>It was dealt with: no more reminder (Space)</source>
        <translation>È stata sbrigata: nessun altro promemoria (Spazio)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Rimanda</translation>
    </message>
    <message>
        <source>Remind me of it later</source>
        <translation>Ricordamelo più avanti</translation>
    </message>
    <message>
        <source>To&amp;morrow</source>
        <translation>A do&amp;mani</translation>
    </message>
    <message>
        <source>In a &amp;week</source>
        <translation>Tra una &amp;settimana</translation>
    </message>
    <message>
        <source>In two week&amp;s</source>
        <translation>Tra &amp;due settimane</translation>
    </message>
    <message>
        <source>In a m&amp;onth</source>
        <translation>Tra un m&amp;ese</translation>
    </message>
    <message>
        <source>Not d&amp;one</source>
        <translation>Non f&amp;atta</translation>
    </message>
    <message>
        <source>To be done again: {title}</source>
        <translation>Di nuovo da fare: {title}</translation>
    </message>
    <message>
        <source>Done: {title}</source>
        <translation>Fatta: {title}</translation>
    </message>
    <message>
        <source>Until {day}: {title}</source>
        <translation>Rimandata a {day}: {title}</translation>
    </message>
</context>
<context>
    <name>MarkPane</name>
    <message>
        <source>Label of the area</source>
        <translation>Etichetta dell&apos;area</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Testo della nota</translation>
    </message>
    <message>
        <source>Colour of the area</source>
        <translation>Colore dell&apos;area</translation>
    </message>
    <message>
        <source>Subnet of the area</source>
        <translation>Sottorete dell&apos;area</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Etichetta</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Colore</translation>
    </message>
    <message>
        <source>&amp;Subnet</source>
        <translation>&amp;Sottorete</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;sto</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>none: a room</source>
        <translation>nessuna: è un locale</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Duties by PC</source>
        <translation>Mansioni per PC</translation>
    </message>
</context>
<context>
    <name>MiniMap</name>
    <message>
        <source>Overview of the plan</source>
        <translation>Panoramica della piantina</translation>
    </message>
    <message>
        <source>The whole plan: click to go there (M hides it)</source>
        <translation>Tutta la piantina: un clic porta in quel punto (M la nasconde)</translation>
    </message>
</context>
<context>
    <name>MiniTimer</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>No timer is running.</source>
        <translation>Nessun timer in corso.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Riprendi</translation>
    </message>
</context>
<context>
    <name>NetworkTab</name>
    <message>
        <source>Maps</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>The vault is locked.</source>
        <translation>La cassaforte è bloccata.</translation>
    </message>
</context>
<context>
    <name>NewIncident</name>
    <message>
        <source>New request</source>
        <translation>Nuova richiesta</translation>
    </message>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>How it c&amp;ame</source>
        <translation>Can&amp;ale</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Canale</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Quando</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>W&amp;ho</source>
        <translation>C&amp;hi</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>&amp;What happens</source>
        <translation>C&amp;osa succede</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Cosa succede</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Dettagli</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>&amp;Elenco</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Elenco</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>Ri&amp;guarda</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Riguarda</translation>
    </message>
    <message>
        <source>Se&amp;verity</source>
        <translation>Gra&amp;vità</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravità</translation>
    </message>
    <message>
        <source>Confirmed &amp;urgency</source>
        <translation>&amp;Urgenza confermata</translation>
    </message>
    <message>
        <source>Confirmed urgency</source>
        <translation>Urgenza confermata</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Che cosa correggere</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>&amp;Put in the queue</source>
        <translation>&amp;Metti in coda</translation>
    </message>
    <message>
        <source>Put in the queue</source>
        <translation>Metti in coda</translation>
    </message>
</context>
<context>
    <name>NewIncidentDialog</name>
    <message>
        <source>To be assigned</source>
        <translation>Da assegnare</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Call back</source>
        <translation>Richiama</translation>
    </message>
    <message>
        <source>Call back the next customer</source>
        <translation>Richiama il prossimo cliente</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Start the timer for the next customer</source>
        <translation>Avvia il timer per il prossimo cliente</translation>
    </message>
    <message>
        <source>due {when}</source>
        <translation>scade {when}</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>PROSSIMO</translation>
    </message>
    <message>
        <source>Nobody to call now</source>
        <translation>Nessuno da richiamare ora</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Nessuno in attesa</translation>
    </message>
    <message>
        <source>New requests appear here as soon as they arrive.</source>
        <translation>Le nuove richieste compaiono qui appena arrivano.</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;ulla</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Annulla l&apos;ultima decisione</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Chiudi l&apos;avviso</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>WRITTEN TO THE CUSTOMER</source>
        <translation>SCRITTO AL CLIENTE</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Riprova</translation>
    </message>
    <message>
        <source>Send the letter to {who} again</source>
        <translation>Invia di nuovo il messaggio a {who}</translation>
    </message>
</context>
<context>
    <name>OutcomeTree</name>
    <message>
        <source>What the import would do</source>
        <translation>Che cosa farebbe l&apos;importazione</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Riga</translation>
    </message>
    <message>
        <source>On the plan</source>
        <translation>Sulla piantina</translation>
    </message>
    <message>
        <source>In the survey</source>
        <translation>Nel rilievo</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuovo</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiato</translation>
    </message>
    <message>
        <source>As on the plan</source>
        <translation>Come sulla piantina</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflitto</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rifiutato</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Non visto</translation>
    </message>
    <message>
        <source>{} (line {}) – {}</source>
        <translation>{} (riga {}) – {}</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Calendario (*.ics)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabella (*.csv)</translation>
    </message>
    <message>
        <source>deadlines.ics</source>
        <translation>scadenze.ics</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>{count} deadlines exported to {name}</source>
        <translation>{count} scadenze esportate in {name}</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Stampa l&apos;elenco</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Printed to {name}</source>
        <translation>Stampato in {name}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>How customers and PCs stand</source>
        <translation>Situazione di clienti e PC</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Sede</translation>
    </message>
</context>
<context>
    <name>OwnFields</name>
    <message>
        <source>Fields of its own</source>
        <translation>Campi propri</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>No field of its own. Add one for what the card has no place for.</source>
        <translation>Nessun campo proprio. Aggiungerne uno per ciò che la scheda non prevede.</translation>
    </message>
    <message>
        <source>Add a &amp;field</source>
        <translation>Aggiungi un camp&amp;o</translation>
    </message>
    <message>
        <source>&amp;Remove field</source>
        <translation>&amp;Togli campo</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Without this password nobody opens the copy: keep it apart from the computer.</source>
        <translation>Senza questa password nessuno apre la copia: conservarla lontano dal computer.</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>File:</translation>
    </message>
    <message>
        <source>&amp;Password of the file:</source>
        <translation>&amp;Password del file:</translation>
    </message>
    <message>
        <source>Password &amp;again:</source>
        <translation>Ripeti la p&amp;assword:</translation>
    </message>
    <message>
        <source>Strength:</source>
        <translation>Robustezza:</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Robustezza</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continua</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>PeriodList</name>
    <message>
        <source>Withdraw</source>
        <translation>Ritira</translation>
    </message>
    <message>
        <source>Make good</source>
        <translation>Recupera</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fatto</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallito</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>ritirato</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>raccolta automatica</translation>
    </message>
    <message>
        <source>in intervention {id}</source>
        <translation>nell&apos;intervento {id}</translation>
    </message>
</context>
<context>
    <name>PlanActions</name>
    <message>
        <source>{} credentials stay with the customer; Undo hangs them on the device again.</source>
        <translation>Credenziali rimaste al cliente: {}. Con Annulla tornano al dispositivo.</translation>
    </message>
    <message>
        <source>Nothing on this plan is called {}.</source>
        <translation>Nessun elemento della piantina si chiama «{}».</translation>
    </message>
    <message>
        <source>Nothing is wrong with what is selected.</source>
        <translation>Nessun problema in ciò che è selezionato.</translation>
    </message>
</context>
<context>
    <name>PlanCanvas</name>
    <message>
        <source>Network plan</source>
        <translation>Piantina della rete</translation>
    </message>
</context>
<context>
    <name>PlanCommands</name>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Taglia</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Incolla</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplica</translation>
    </message>
    <message>
        <source>Area around the selection</source>
        <translation>Area intorno alla selezione</translation>
    </message>
    <message>
        <source>Note here</source>
        <translation>Nota qui</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Raggruppa</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Separa</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>Allinea a sinistra</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>Allinea a destra</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>Allinea in alto</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>Allinea in basso</translation>
    </message>
    <message>
        <source>Centre in a column</source>
        <translation>Centra in colonna</translation>
    </message>
    <message>
        <source>Centre in a row</source>
        <translation>Centra in riga</translation>
    </message>
    <message>
        <source>Spread across</source>
        <translation>Distribuisci in orizzontale</translation>
    </message>
    <message>
        <source>Spread downwards</source>
        <translation>Distribuisci in verticale</translation>
    </message>
    <message>
        <source>Route the link anew</source>
        <translation>Ritraccia il collegamento</translation>
    </message>
    <message>
        <source>Arrange everything</source>
        <translation>Disponi tutto</translation>
    </message>
    <message>
        <source>Arrange only what is new</source>
        <translation>Disponi solo i nuovi elementi</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ingrandisci</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Riduci</translation>
    </message>
    <message>
        <source>Life size</source>
        <translation>Dimensioni reali</translation>
    </message>
    <message>
        <source>Centre the selection</source>
        <translation>Centra la selezione</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Panoramica</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Salva questa vista…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Modifica</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>&amp;Disponi</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vista</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Rete</translation>
    </message>
    <message>
        <source>V&amp;ault</source>
        <translation>Cass&amp;aforte</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Stampa</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Apri la scheda</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>Start the timer here</source>
        <translation>Avvia il timer qui</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleziona tutto</translation>
    </message>
    <message>
        <source>Connect to the device</source>
        <translation>Collegati al dispositivo</translation>
    </message>
    <message>
        <source>Health and copies of the vault…</source>
        <translation>Salute e copie della cassaforte…</translation>
    </message>
    <message>
        <source>Hand over the keys…</source>
        <translation>Consegna le chiavi…</translation>
    </message>
    <message>
        <source>Take over the keys…</source>
        <translation>Ricevi le chiavi…</translation>
    </message>
    <message>
        <source>Renew this customer&apos;s key…</source>
        <translation>Rinnova la chiave di questo cliente…</translation>
    </message>
    <message>
        <source>Begin the access register anew…</source>
        <translation>Ricomincia il registro degli accessi…</translation>
    </message>
    <message>
        <source>Print the plan…</source>
        <translation>Stampa la piantina…</translation>
    </message>
    <message>
        <source>Issued revisions and changes…</source>
        <translation>Revisioni emesse e modifiche…</translation>
    </message>
    <message>
        <source>Find on the plan</source>
        <translation>Trova nella piantina</translation>
    </message>
    <message>
        <source>Import devices…</source>
        <translation>Importa dispositivi…</translation>
    </message>
    <message>
        <source>Plan against network…</source>
        <translation>Piantina e rete a confronto…</translation>
    </message>
    <message>
        <source>Check the network…</source>
        <translation>Controlla la rete…</translation>
    </message>
    <message>
        <source>Sites joined by VPN…</source>
        <translation>Sedi unite con la VPN…</translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>add {}</source>
        <translation>aggiunta di {}</translation>
    </message>
    <message>
        <source>link</source>
        <translation>collegamento</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>eliminazione</translation>
    </message>
    <message>
        <source>change</source>
        <translation>modifica</translation>
    </message>
    <message>
        <source>move</source>
        <translation>spostamento</translation>
    </message>
</context>
<context>
    <name>PlanToolbar</name>
    <message>
        <source>Plan tools</source>
        <translation>Strumenti della piantina</translation>
    </message>
    <message>
        <source>Customers and sites</source>
        <translation>Clienti e sedi</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Seleziona</translation>
    </message>
    <message>
        <source>Add a device</source>
        <translation>Aggiungi un dispositivo</translation>
    </message>
    <message>
        <source>Draw links</source>
        <translation>Traccia collegamenti</translation>
    </message>
    <message>
        <source>Draw an area</source>
        <translation>Disegna un&apos;area</translation>
    </message>
    <message>
        <source>Put a note</source>
        <translation>Metti una nota</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disponi</translation>
    </message>
    <message>
        <source>Fit all</source>
        <translation>Mostra tutto</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Viste</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>Print the plan or save it as PDF (Ctrl+P)</source>
        <translation>Stampa la piantina o salvala in PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>Blocca la cassaforte</translation>
    </message>
    <message>
        <source>Lock the vault (Ctrl+L)</source>
        <translation>Blocca la cassaforte (Ctrl+L)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Arrange only what is new</source>
        <translation>Disponi solo i nuovi elementi</translation>
    </message>
    <message>
        <source>Arrange everything</source>
        <translation>Disponi tutto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rifai</translation>
    </message>
    <message>
        <source>Find on the plan</source>
        <translation>Trova nella piantina</translation>
    </message>
    <message>
        <source>Find a device or address (Ctrl+F)</source>
        <translation>Dispositivo o indirizzo (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>PortHelps</name>
    <message>
        <source>Next &amp;free address</source>
        <translation>Primo indirizzo li&amp;bero</translation>
    </message>
    <message>
        <source>&amp;Vendor from MAC</source>
        <translation>&amp;Produttore dal MAC</translation>
    </message>
    <message>
        <source>No free address: no subnet, or it is full.</source>
        <translation>Nessun indirizzo libero: manca la sottorete oppure è piena.</translation>
    </message>
    <message>
        <source>No interface has a MAC.</source>
        <translation>Nessuna interfaccia ha un MAC.</translation>
    </message>
    <message>
        <source>Vendor: {}</source>
        <translation>Produttore: {}</translation>
    </message>
    <message>
        <source>This MAC names no vendor: it was made up by software or is not registered.</source>
        <translation>Questo MAC non indica un produttore: è assegnato dal software o non è registrato.</translation>
    </message>
</context>
<context>
    <name>PrintPlanDialog</name>
    <message>
        <source>None</source>
        <translation>Nessuna</translation>
    </message>
    <message>
        <source>User names only</source>
        <translation>Solo i nomi utente</translation>
    </message>
    <message>
        <source>User names and passwords</source>
        <translation>Nomi utente e password</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Orizzontale</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Verticale</translation>
    </message>
    <message>
        <source>Sheet before</source>
        <translation>Foglio precedente</translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation>Foglio successivo</translation>
    </message>
    <message>
        <source>The print is written in the access register.</source>
        <translation>La stampa viene annotata nel registro degli accessi.</translation>
    </message>
    <message>
        <source>Passwords will be readable on the paper. The copy is numbered and written in the access register; a file is encrypted with the password given here, which is kept nowhere. A printer gets the pages unencrypted.</source>
        <translation>Le password saranno leggibili sulla carta. La copia viene numerata e annotata nel registro degli accessi; il file è cifrato con la password indicata qui, che non viene conservata. Alla stampante le pagine arrivano in chiaro.</translation>
    </message>
    <message>
        <source>Sheet {} of {}</source>
        <translation>Foglio {} di {}</translation>
    </message>
    <message>
        <source>Save the plan as PDF</source>
        <translation>Salva la piantina come PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>File PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved: {} ({})</source>
        <translation>Salvato: {} ({})</translation>
    </message>
    <message>
        <source>Sent to the printer ({}).</source>
        <translation>Inviato alla stampante ({}).</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Print the plan</source>
        <translation>Stampa della piantina</translation>
    </message>
    <message>
        <source>Paper &amp;size</source>
        <translation>&amp;Formato carta</translation>
    </message>
    <message>
        <source>Paper size</source>
        <translation>Formato carta</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>&amp;Orientamento</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Orientamento</translation>
    </message>
    <message>
        <source>Na&amp;mes and addresses in the table too</source>
        <translation>Nomi e &amp;indirizzi anche nell&apos;elenco</translation>
    </message>
    <message>
        <source>They stand in the drawing; without this the table refers to it by number.</source>
        <translation>Sono già nel disegno: senza questa scelta l&apos;elenco vi rimanda con il numero.</translation>
    </message>
    <message>
        <source>Checked &amp;by</source>
        <translation>&amp;Controllata da</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Controllata da</translation>
    </message>
    <message>
        <source>&amp;Note of the revision</source>
        <translation>&amp;Nota della revisione</translation>
    </message>
    <message>
        <source>Note of the revision</source>
        <translation>Nota della revisione</translation>
    </message>
    <message>
        <source>N&amp;umber of copies</source>
        <translation>N&amp;umero di copie</translation>
    </message>
    <message>
        <source>Number of copies</source>
        <translation>Numero di copie</translation>
    </message>
    <message>
        <source>&amp;For whom</source>
        <translation>&amp;Destinatario</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>C&amp;redentials</source>
        <translation>C&amp;redenziali</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Credenziali</translation>
    </message>
    <message>
        <source>R&amp;eason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Pass&amp;word of the file</source>
        <translation>Pass&amp;word del file</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Password del file</translation>
    </message>
    <message>
        <source>&amp;Generate a password</source>
        <translation>&amp;Genera una password</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Salva come PDF…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>S&amp;tampa…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>◂</source>
        <translation>◂</translation>
    </message>
    <message>
        <source>▸</source>
        <translation>▸</translation>
    </message>
</context>
<context>
    <name>ProblemHelp</name>
    <message>
        <source>What to do</source>
        <translation>Che cosa fare</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Problems on the plan</source>
        <translation>Problemi della piantina</translation>
    </message>
    <message>
        <source>Problems ({})</source>
        <translation>Problemi ({})</translation>
    </message>
    <message>
        <source>No problem found on this plan.</source>
        <translation>Nessun problema in questa piantina.</translation>
    </message>
</context>
<context>
    <name>ProofBar</name>
    <message>
        <source>&amp;Verify now</source>
        <translation>&amp;Verifica ora</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Interrompi</translation>
    </message>
    <message>
        <source>Progress of the verification</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>Proves every line, every daily seal and their number</source>
        <translation>Controlla ogni riga, ogni sigillo del giorno e il loro numero</translation>
    </message>
    <message>
        <source>Not verified since this window was opened.</source>
        <translation>Non ancora verificato da quando questa finestra è aperta.</translation>
    </message>
    <message>
        <source>Verified {}.</source>
        <translation>Verificato il {}.</translation>
    </message>
</context>
<context>
    <name>ProposalModel</name>
    <message>
        <source>Customer and charge</source>
        <translation>Cliente e voce</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantità</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prezzo</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>Imponibile</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>{count} kept back</source>
        <translation>{count} in sospeso</translation>
    </message>
</context>
<context>
    <name>ProposalPage</name>
    <message>
        <source>Work until</source>
        <translation>Lavori fino al</translation>
    </message>
    <message>
        <source>Date of the invoices</source>
        <translation>Data delle fatture</translation>
    </message>
    <message>
        <source>Reason printed on the invoices (optional)</source>
        <translation>Causale stampata sulle fatture (facoltativa)</translation>
    </message>
    <message>
        <source>Reason printed on the invoices</source>
        <translation>Causale stampata sulle fatture</translation>
    </message>
    <message>
        <source>Co&amp;mplete our data</source>
        <translation>Completa i no&amp;stri dati</translation>
    </message>
    <message>
        <source>Nothing to invoice</source>
        <translation>Nulla da fatturare</translation>
    </message>
    <message>
        <source>Closed work, yearly fees and accepted customisations appear here by themselves.</source>
        <translation>Interventi chiusi, canoni annui e personalizzazioni accettate compaiono qui da soli.</translation>
    </message>
    <message>
        <source>What can be invoiced, by customer</source>
        <translation>Che cosa si può fatturare, per cliente</translation>
    </message>
    <message>
        <source>Work unti&amp;l</source>
        <translation>Lavori fino a&amp;l</translation>
    </message>
    <message>
        <source>Da&amp;te</source>
        <translation>Da&amp;ta</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>Spunta t&amp;utto</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>Spunta &amp;niente</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Vai lì</translation>
    </message>
    <message>
        <source>Where the selected line can be mended</source>
        <translation>Dove si può sistemare la riga scelta</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Es&amp;porta…</translation>
    </message>
    <message>
        <source>Our firm: {lacks}</source>
        <translation>La nostra azienda: {lacks}</translation>
    </message>
    <message>
        <source>Nothing is ticked for this customer.</source>
        <translation>Per questo cliente non è spuntato nulla.</translation>
    </message>
    <message>
        <source>to-invoice.csv</source>
        <translation>da-fatturare.csv</translation>
    </message>
</context>
<context>
    <name>QuestionBanner</name>
    <message>
        <source>The computer slept from {} to {} ({}). This time is not counted. What was it?</source>
        <translation>Il computer è stato sospeso dalle {} alle {} ({}). Questo tempo non è contato. Che cos&apos;era?</translation>
    </message>
    <message>
        <source>Nobody touched this computer from {} to {} ({}). This time is not counted. What was it?</source>
        <translation>Nessuno ha usato questo computer dalle {} alle {} ({}). Questo tempo non è contato. Che cos&apos;era?</translation>
    </message>
    <message>
        <source>The clock was set forward by {} while the timer ran; it shows {}.</source>
        <translation>L&apos;orologio è stato portato avanti di {} mentre il timer era in corso; ora segna {}.</translation>
    </message>
    <message>
        <source>The clock was set back by {} while the timer ran; it shows {}.</source>
        <translation>L&apos;orologio è stato portato indietro di {} mentre il timer era in corso; ora segna {}.</translation>
    </message>
    <message>
        <source>The measured time stays. Which time is right?</source>
        <translation>Il tempo misurato resta. Quale ora è giusta?</translation>
    </message>
    <message>
        <source>{}: the timer broke off. Kept are {} to {}; until you confirm, this cannot be invoiced.</source>
        <translation>{}: il timer si è interrotto. È registrato il tempo da {} a {}: finché non lo si conferma non si può fatturare.</translation>
    </message>
    <message>
        <source>The work ended at</source>
        <translation>Il lavoro è finito alle</translation>
    </message>
    <message>
        <source>I &amp;worked on the customer&apos;s PC</source>
        <translation>&amp;Lavoravo sul PC del cliente</translation>
    </message>
    <message>
        <source>It was a &amp;break</source>
        <translation>Era una &amp;pausa</translation>
    </message>
    <message>
        <source>The work &amp;ended at</source>
        <translation>Il lavoro è &amp;finito alle</translation>
    </message>
    <message>
        <source>The time is right &amp;now</source>
        <translation>È giusta l&apos;ora di &amp;adesso</translation>
    </message>
    <message>
        <source>It was right &amp;before</source>
        <translation>Era giusta quella di &amp;prima</translation>
    </message>
    <message>
        <source>&amp;Confirm until {}</source>
        <translation>&amp;Conferma fino alle {}</translation>
    </message>
    <message>
        <source>The end must lie between {} and {}.</source>
        <translation>La fine deve stare tra le {} e le {}.</translation>
    </message>
</context>
<context>
    <name>QuestionCall</name>
    <message>
        <source>{} questions about time…</source>
        <translation>{} domande sul tempo…</translation>
    </message>
    <message>
        <source>A question about time…</source>
        <translation>Una domanda sul tempo…</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
</context>
<context>
    <name>QueueWords</name>
    <message>
        <source>In the queue</source>
        <translation>In coda</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>Cliente richiamato</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Pianificata</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In lavorazione</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>In attesa del cliente</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Risolta</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Chiusa</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>PEC</source>
        <translation>PEC</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Di persona</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Criticità</translation>
    </message>
    <message>
        <source>Consultancy</source>
        <translation>Consulenze</translation>
    </message>
    <message>
        <source>Customisations</source>
        <translation>Personalizzazioni</translation>
    </message>
    <message>
        <source>Our software</source>
        <translation>Nostro software</translation>
    </message>
    <message>
        <source>Third-party software</source>
        <translation>Software di terzi</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>PEC not verified</source>
        <translation>PEC non verificata</translation>
    </message>
    <message>
        <source>PEC verified</source>
        <translation>PEC verificata</translation>
    </message>
    <message>
        <source>With contract</source>
        <translation>A contratto</translation>
    </message>
    <message>
        <source>Without contract</source>
        <translation>Senza contratto</translation>
    </message>
    <message>
        <source>Being worked on or waiting</source>
        <translation>In lavorazione o in attesa</translation>
    </message>
    <message>
        <source>Waiting for a PEC</source>
        <translation>In attesa di PEC</translation>
    </message>
    <message>
        <source>Solved and closed</source>
        <translation>Risolte e chiuse</translation>
    </message>
</context>
<context>
    <name>QuoteField</name>
    <message>
        <source>Accepted &amp;quote, net of VAT</source>
        <translation>&amp;Preventivo accettato, IVA esclusa</translation>
    </message>
    <message>
        <source>Accepted quote, net of VAT</source>
        <translation>Preventivo accettato, IVA esclusa</translation>
    </message>
    <message>
        <source>none: charged by time</source>
        <translation>nessuno: si paga a tempo</translation>
    </message>
    <message>
        <source>Quotes of the customer&apos;s customisations</source>
        <translation>Preventivi delle personalizzazioni del cliente</translation>
    </message>
    <message>
        <source>Take over from a customisation…</source>
        <translation>Riprendi da una personalizzazione…</translation>
    </message>
</context>
<context>
    <name>ReconcileWindow</name>
    <message>
        <source>Plan against network</source>
        <translation>Piantina e rete a confronto</translation>
    </message>
    <message>
        <source>Show also what &amp;agrees</source>
        <translation>Mostra anche ciò che c&amp;oincide</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Rilievo</translation>
    </message>
    <message>
        <source>&amp;Check the network now…</source>
        <translation>&amp;Controlla ora la rete…</translation>
    </message>
    <message>
        <source>&amp;Take over ({})</source>
        <translation>&amp;Riporta sulla piantina ({})</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabella</translation>
    </message>
    <message>
        <source>nmap scan</source>
        <translation>Scansione nmap</translation>
    </message>
    <message>
        <source>DHCP leases</source>
        <translation>Lease DHCP</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Vicini (ARP)</translation>
    </message>
    <message>
        <source>mRemoteNG</source>
        <translation>mRemoteNG</translation>
    </message>
    <message>
        <source>KeePass</source>
        <translation>KeePass</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Controllo</translation>
    </message>
    <message>
        <source>Nothing was seen yet: check the network or import a scan.</source>
        <translation>Non c&apos;è ancora nessun rilievo: controllare la rete o importare una scansione.</translation>
    </message>
</context>
<context>
    <name>ReduceDialog</name>
    <message>
        <source>Retention of the access register</source>
        <translation>Conservazione del registro degli accessi</translation>
    </message>
    <message>
        <source>&amp;Save these lines first (CSV)…</source>
        <translation>&amp;Salva prima queste righe (CSV)…</translation>
    </message>
    <message>
        <source>&amp;Remove them</source>
        <translation>&amp;Rimuovi le righe</translation>
    </message>
    <message>
        <source> months</source>
        <translation> mesi</translation>
    </message>
    <message>
        <source>Months a line is kept</source>
        <translation>Mesi di conservazione di una riga</translation>
    </message>
    <message>
        <source>Progress of the reduction</source>
        <translation>Avanzamento della riduzione</translation>
    </message>
    <message>
        <source>At least six months by law, 24 unless you decide otherwise.</source>
        <translation>Almeno sei mesi per legge; 24 se non si decide altrimenti.</translation>
    </message>
    <message>
        <source>&amp;Keep lines for</source>
        <translation>&amp;Conserva le righe per</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Salvato: {}</translation>
    </message>
    <message>
        <source>{count} lines up to {day} may leave. The chain goes on from a sealed point.</source>
        <translation>Righe che si possono rimuovere: {count}, fino al {day}. La catena prosegue da un punto sigillato.</translation>
    </message>
    <message>
        <source>No line is older than {day}: nothing to remove.</source>
        <translation>Nessuna riga è anteriore al {day}: non c&apos;è nulla da rimuovere.</translation>
    </message>
</context>
<context>
    <name>RegisterFilters</name>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Persona</translation>
    </message>
    <message>
        <source>&amp;Action</source>
        <translation>&amp;Azione</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dal</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Al</translation>
    </message>
    <message>
        <source>&amp;Subject contains</source>
        <translation>L&apos;oggetto c&amp;ontiene</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Tutti i clienti</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Tutte le azioni</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>gg/mm/aaaa</translation>
    </message>
</context>
<context>
    <name>RegisterLines</name>
    <message>
        <source>Line</source>
        <translation>Riga</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Data e ora</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Oggetto</translation>
    </message>
</context>
<context>
    <name>RegisterSaving</name>
    <message>
        <source>Save the access register</source>
        <translation>Salva il registro degli accessi</translation>
    </message>
</context>
<context>
    <name>RegisterWindow</name>
    <message>
        <source>Access register</source>
        <translation>Registro degli accessi</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
    <message>
        <source>&amp;Retention…</source>
        <translation>Co&amp;nservazione…</translation>
    </message>
    <message>
        <source>Lines of the access register, the newest first</source>
        <translation>Righe del registro degli accessi, dalla più recente</translation>
    </message>
    <message>
        <source>Save the lines shown</source>
        <translation>Salva le righe mostrate</translation>
    </message>
    <message>
        <source>As &amp;PDF, with a verification made now…</source>
        <translation>Come &amp;PDF, con una verifica fatta ora…</translation>
    </message>
    <message>
        <source>As &amp;table (CSV)…</source>
        <translation>Come &amp;tabella (CSV)…</translation>
    </message>
    <message>
        <source>Log-ins, credentials shown or copied, remote sessions, work on site appear here.</source>
        <translation>Qui compaiono accessi, credenziali mostrate o copiate, sessioni remote e interventi in sede.</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Nessuna riga</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Salvato: {}</translation>
    </message>
    <message>
        <source>line</source>
        <translation>riga</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>righe</translation>
    </message>
</context>
<context>
    <name>RemoteSessions</name>
    <message>
        <source>No browser opened {}.</source>
        <translation>Nessun browser ha aperto {}.</translation>
    </message>
    <message>
        <source>Session opened: {}</source>
        <translation>Collegamento aperto: {}</translation>
    </message>
    <message>
        <source>Start the timer for {}?</source>
        <translation>Avviare il timer per {}?</translation>
    </message>
    <message>
        <source>The session was written in the access register.</source>
        <translation>Il collegamento è stato scritto nel registro degli accessi.</translation>
    </message>
    <message>
        <source>Start the &amp;timer</source>
        <translation>Avvia il &amp;timer</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Non ora</translation>
    </message>
    <message>
        <source>Connect: {}</source>
        <translation>Collegati: {}</translation>
    </message>
    <message>
        <source>This device has no way in: add one on its card.</source>
        <translation>Il dispositivo non ha accessi remoti: aggiungerne uno nella scheda.</translation>
    </message>
</context>
<context>
    <name>RepairsPage</name>
    <message>
        <source>&amp;Charge these</source>
        <translation>Adde&amp;bita questi</translation>
    </message>
    <message>
        <source>As &amp;computed</source>
        <translation>Come &amp;calcolati</translation>
    </message>
    <message>
        <source>&amp;No work was done</source>
        <translation>&amp;Nessun lavoro svolto</translation>
    </message>
    <message>
        <source>Started by &amp;mistake</source>
        <translation>Avviato per sba&amp;glio</translation>
    </message>
    <message>
        <source>Re&amp;verse and correct</source>
        <translation>&amp;Storna e correggi</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>M&amp;otivo</translation>
    </message>
    <message>
        <source>&amp;Units</source>
        <translation>Sca&amp;tti</translation>
    </message>
    <message>
        <source>Intervention</source>
        <translation>Intervento</translation>
    </message>
</context>
<context>
    <name>ReplyPanel</name>
    <message>
        <source>More addresses, parted by commas</source>
        <translation>Altri indirizzi, separati da virgole</translation>
    </message>
    <message>
        <source>Sen&amp;d</source>
        <translation>In&amp;via</translation>
    </message>
    <message>
        <source>Sends the letter (Ctrl+Enter)</source>
        <translation>Invia il messaggio (Ctrl+Invio)</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Modello</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>More recipients</source>
        <translation>Altri destinatari</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Oggetto</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>Testo della lettera</translation>
    </message>
    <message>
        <source>Send the letter</source>
        <translation>Invia il messaggio</translation>
    </message>
    <message>
        <source>Te&amp;mplate</source>
        <translation>&amp;Modello</translation>
    </message>
    <message>
        <source>&amp;Recipient</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>Cop&amp;y to</source>
        <translation>Per cono&amp;scenza</translation>
    </message>
    <message>
        <source>Sub&amp;ject</source>
        <translation>&amp;Oggetto</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Finish later</source>
        <translation>Continua dopo</translation>
    </message>
    <message>
        <source>Keeps the draft (Esc)</source>
        <translation>Conserva la bozza (Esc)</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>Ci&amp;ta</translation>
    </message>
    <message>
        <source>Puts what is answered below the text</source>
        <translation>Riporta sotto il testo il messaggio a cui si risponde</translation>
    </message>
    <message>
        <source>Nothing was written to us that could be quoted.</source>
        <translation>Il cliente non ha scritto nulla che si possa citare.</translation>
    </message>
    <message>
        <source>Write your answer first: so far there is only the frame.</source>
        <translation>Scrivere prima la risposta: per ora c&apos;è soltanto la cornice.</translation>
    </message>
    <message>
        <source>Leaves from {address}. Ctrl+Enter sends.</source>
        <translation>Parte da {address}. Ctrl+Invio per inviare.</translation>
    </message>
    <message>
        <source>No mailbox can send yet: give one an SMTP server in the settings.</source>
        <translation>Nessuna casella può ancora inviare: indicare un server SMTP nelle impostazioni.</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>Both signatures are there already</source>
        <translation>Ci sono già entrambe le firme</translation>
    </message>
    <message>
        <source>Signed by {name}</source>
        <translation>Firmato da {name}</translation>
    </message>
    <message>
        <source>{report}, to {customer}</source>
        <translation>{report}, per {customer}</translation>
    </message>
    <message>
        <source>Report mailed to {address}</source>
        <translation>Rapporto inviato a {address}</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>Collected reports</source>
        <translation>Raccolte</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Raccolto</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Età</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Dubbio</translation>
    </message>
    <message>
        <source>To be assigned</source>
        <translation>Da assegnare</translation>
    </message>
</context>
<context>
    <name>ReportPages</name>
    <message>
        <source>Answers by customer and plan</source>
        <translation>Risposte per cliente e piano</translation>
    </message>
    <message>
        <source>Open requests by age</source>
        <translation>Richieste aperte per età</translation>
    </message>
    <message>
        <source>Response times</source>
        <translation>Tempi di risposta</translation>
    </message>
    <message>
        <source>Missed deadlines</source>
        <translation>Termini mancati</translation>
    </message>
    <message>
        <source>Open by age</source>
        <translation>Aperte per età</translation>
    </message>
    <message>
        <source>&amp;Response times</source>
        <translation>Tempi di &amp;risposta</translation>
    </message>
    <message>
        <source>&amp;Missed deadlines</source>
        <translation>Termini &amp;mancati</translation>
    </message>
    <message>
        <source>&amp;Open by age</source>
        <translation>&amp;Aperte per età</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>&amp;Missed deadlines ({})</source>
        <translation>Termini &amp;mancati ({})</translation>
    </message>
    <message>
        <source>No request with a deadline was received in this period.</source>
        <translation>Nel periodo non è arrivata alcuna richiesta con termine di risposta.</translation>
    </message>
    <message>
        <source>{} requests with a deadline, none answered or late yet.</source>
        <translation>Richieste con termine: {}, nessuna ancora risposta o in ritardo.</translation>
    </message>
    <message>
        <source>{} requests with a deadline: {} in time, {} missed, {} waiting; {} % in time.</source>
        <translation>Richieste con termine: {}; in tempo {}, mancate {}, in attesa {}; in tempo il {} %.</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>in tempo</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>mancate</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>with contract</source>
        <translation>con contratto</translation>
    </message>
    <message>
        <source>without contract</source>
        <translation>senza contratto</translation>
    </message>
    <message>
        <source>waiting for PEC</source>
        <translation>in attesa di PEC</translation>
    </message>
    <message>
        <source>up to 1 day</source>
        <translation>fino a 1 giorno</translation>
    </message>
    <message>
        <source>1 to 3 days</source>
        <translation>da 1 a 3 giorni</translation>
    </message>
    <message>
        <source>3 to 7 days</source>
        <translation>da 3 a 7 giorni</translation>
    </message>
    <message>
        <source>7 to 30 days</source>
        <translation>da 7 a 30 giorni</translation>
    </message>
    <message>
        <source>over 30 days</source>
        <translation>oltre 30 giorni</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Piano</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Richieste</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>In tempo</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Mancate</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Median, service</source>
        <translation>Mediana, servizio</translation>
    </message>
    <message>
        <source>95 %, service</source>
        <translation>95 %, servizio</translation>
    </message>
    <message>
        <source>Median, clock</source>
        <translation>Mediana, orologio</translation>
    </message>
    <message>
        <source>95 %, clock</source>
        <translation>95 %, orologio</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Richiesta</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravità</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Ricevuta</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Oggetto</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Età</translation>
    </message>
    <message>
        <source>With contract</source>
        <translation>A contratto</translation>
    </message>
    <message>
        <source>Without contract</source>
        <translation>Senza contratto</translation>
    </message>
    <message>
        <source>Waiting for PEC</source>
        <translation>In attesa di PEC</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tutti</translation>
    </message>
</context>
<context>
    <name>ReportPane</name>
    <message>
        <source>&amp;Assign to a PC…</source>
        <translation>&amp;Assegna a un PC…</translation>
    </message>
    <message>
        <source>&amp;Open an incident</source>
        <translation>&amp;Apri una richiesta</translation>
    </message>
    <message>
        <source>The file as it came</source>
        <translation>Il file come è arrivato</translation>
    </message>
    <message>
        <source>What each duty concluded</source>
        <translation>Che cosa conclude ogni mansione</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>Mansione</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusione</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>&amp;Conclusions</source>
        <translation>&amp;Conclusioni</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>Its duties conclude from it once it is assigned to a PC.</source>
        <translation>Le mansioni ne traggono conclusioni quando è assegnata a un PC.</translation>
    </message>
    <message>
        <source>Collected {when} by {tool}, run by {who}</source>
        <translation>Raccolto {when} da {tool}, eseguito da {who}</translation>
    </message>
    <message>
        <source>Taken in {when} · SHA-256 {hash}</source>
        <translation>Importato {when} · SHA-256 {hash}</translation>
    </message>
    <message>
        <source>There is a newer collection of this PC.</source>
        <translation>C&apos;è una raccolta più recente di questo PC.</translation>
    </message>
    <message>
        <source>{verdict}, incident opened</source>
        <translation>{verdict}, richiesta aperta</translation>
    </message>
    <message>
        <source>It stands in the checklist.</source>
        <translation>È registrato nella checklist.</translation>
    </message>
    <message>
        <source>Shown only: it changes no duty.</source>
        <translation>Solo mostrato: non cambia nessuna mansione.</translation>
    </message>
    <message>
        <source>Sh&amp;ow the incident</source>
        <translation>M&amp;ostra la richiesta</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>Response times</source>
        <translation>Tempi di risposta</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Periodo</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dal</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Al</translation>
    </message>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>questo mese</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>mese scorso</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>questo trimestre</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>quest&apos;anno</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>dal … al …</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Tutti i clienti</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salva il rapporto</translation>
    </message>
    <message>
        <source>As &amp;PDF…</source>
        <translation>Come &amp;PDF…</translation>
    </message>
    <message>
        <source>Response times as &amp;table (CSV)…</source>
        <translation>Tempi di risposta come &amp;tabella (CSV)…</translation>
    </message>
    <message>
        <source>&amp;Misses as table (CSV)…</source>
        <translation>Termini &amp;mancati come tabella (CSV)…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabella (*.csv)</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Salvato: {}</translation>
    </message>
    <message>
        <source>Collected reports</source>
        <translation>Raccolte</translation>
    </message>
    <message>
        <source>Nothing was collected yet</source>
        <translation>Nessuna raccolta</translation>
    </message>
    <message>
        <source>Run the collector on a PC, then import its files or drop them on the checklist.</source>
        <translation>Eseguire lo script di raccolta su un PC, poi importare i file o trascinarli sulla checklist.</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importa file…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;hiudi</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Conformity reports</source>
        <translation>Relazioni di conformità</translation>
    </message>
    <message>
        <source>&amp;Issue the report</source>
        <translation>&amp;Emetti la relazione</translation>
    </message>
    <message>
        <source>Why the signature is taken back</source>
        <translation>Perché la firma è tolta</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firmata da</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Firmato il</translation>
    </message>
    <message>
        <source>Once all agreed targets are reached the report can be issued.</source>
        <translation>Raggiunti tutti i traguardi concordati si può emettere la relazione.</translation>
    </message>
    <message>
        <source>signed on {}</source>
        <translation>firmata il {}</translation>
    </message>
    <message>
        <source>to be signed</source>
        <translation>da firmare</translation>
    </message>
    <message>
        <source>Take the signature back</source>
        <translation>Togli la firma</translation>
    </message>
    <message>
        <source>Enter the signature</source>
        <translation>Registra la firma</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>Report issued</source>
        <translation>Relazione emessa</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>S&amp;tampa</translation>
    </message>
</context>
<context>
    <name>RestoreFields</name>
    <message>
        <source>Restored from (medium)</source>
        <translation>Ripristinato da (supporto)</translation>
    </message>
    <message>
        <source>What was restored</source>
        <translation>Che cosa è stato ripristinato</translation>
    </message>
    <message>
        <source>Restored to</source>
        <translation>Ripristinato su</translation>
    </message>
    <message>
        <source>Checked by (customer)</source>
        <translation>Verificato da (cliente)</translation>
    </message>
    <message>
        <source>Minutes it took</source>
        <translation>Minuti impiegati</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
</context>
<context>
    <name>ReturnForm</name>
    <message>
        <source>Day the bank returned it</source>
        <translation>Giorno in cui la banca lo ha restituito</translation>
    </message>
    <message>
        <source>Reason given by the bank</source>
        <translation>Motivo indicato dalla banca</translation>
    </message>
    <message>
        <source>R&amp;eturned</source>
        <translation>Segn&amp;a insoluto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Invoice {number} returned on</source>
        <translation>Fattura {number}, insoluto del</translation>
    </message>
</context>
<context>
    <name>RevealPopup</name>
    <message>
        <source>Revealed secret</source>
        <translation>Segreto mostrato</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Nascondi</translation>
    </message>
    <message>
        <source>Hides again after {} seconds.</source>
        <translation>Si nasconde dopo {} secondi.</translation>
    </message>
</context>
<context>
    <name>RevisionsDialog</name>
    <message>
        <source>Issued revisions – {}</source>
        <translation>Revisioni emesse – {}</translation>
    </message>
    <message>
        <source>Issued revisions</source>
        <translation>Revisioni emesse</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emessa</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Controllata da</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Changes since the revision</source>
        <translation>Modifiche dalla revisione</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Oggetto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>&amp;Save the changes as PDF…</source>
        <translation>&amp;Salva le modifiche come PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>The frozen facts were altered!</source>
        <translation>I dati congelati sono stati alterati!</translation>
    </message>
    <message>
        <source>This plan was not issued yet.</source>
        <translation>Questa piantina non è ancora stata emessa.</translation>
    </message>
    <message>
        <source>Nothing changed since this revision.</source>
        <translation>Nessuna modifica da questa revisione.</translation>
    </message>
    <message>
        <source>Save the changes as PDF</source>
        <translation>Salva le modifiche come PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>File PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Salvato: {}</translation>
    </message>
</context>
<context>
    <name>RuleSection</name>
    <message>
        <source>Change</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Supersede</source>
        <translation>Sostituisci</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Ritira</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>Salvato: {}</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Filter saved: {name}</source>
        <translation>Filtro salvato: {name}</translation>
    </message>
    <message>
        <source>Filter renamed: {name}</source>
        <translation>Filtro rinominato: {name}</translation>
    </message>
    <message>
        <source>Filter deleted: {name}</source>
        <translation>Filtro eliminato: {name}</translation>
    </message>
</context>
<context>
    <name>ScheduleEdit</name>
    <message>
        <source>Hours, for example 09:00-13:00, 14:00-18:00</source>
        <translation>Orario, per esempio 09:00-13:00, 14:00-18:00</translation>
    </message>
    <message>
        <source>Closed on holidays</source>
        <translation>Chiuso nei giorni di festa</translation>
    </message>
    <message>
        <source>only for feasts that move: 1 = Easter Monday</source>
        <translation>solo per le feste mobili: 1 = lunedì dell&apos;Angelo</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lun</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mer</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>gio</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>ven</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sab</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dom</translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message>
        <source>Applies to</source>
        <translation>Vale per</translation>
    </message>
    <message>
        <source>this customer</source>
        <translation>questo cliente</translation>
    </message>
    <message>
        <source>all customers without one of their own</source>
        <translation>tutti i clienti senza una propria</translation>
    </message>
    <message>
        <source>Text of the duty</source>
        <translation>Testo della mansione</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenza</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Scadenza</translation>
    </message>
    <message>
        <source>Due time</source>
        <translation>Ora di scadenza</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolleranza</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> ore</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Applica</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Applica</translation>
    </message>
    <message>
        <source>&amp;Back to the usual</source>
        <translation>&amp;Torna alla cadenza abituale</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Torna alla cadenza abituale</translation>
    </message>
    <message>
        <source>Applies t&amp;o</source>
        <translation>&amp;Vale per</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>T&amp;esto</translation>
    </message>
    <message>
        <source>&amp;Frequency</source>
        <translation>&amp;Frequenza</translation>
    </message>
    <message>
        <source>&amp;Due on</source>
        <translation>&amp;Scadenza</translation>
    </message>
    <message>
        <source>Due &amp;time</source>
        <translation>&amp;Ora di scadenza</translation>
    </message>
    <message>
        <source>To&amp;lerance</source>
        <translation>To&amp;lleranza</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>{rhythm}. Next: {dates}</source>
        <translation>{rhythm}. Prossime scadenze: {dates}</translation>
    </message>
</context>
<context>
    <name>ScheduleTree</name>
    <message>
        <source>Duties and their frequency</source>
        <translation>Mansioni e loro frequenza</translation>
    </message>
    <message>
        <source>Duty or PC</source>
        <translation>Mansione o PC</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>Abituale</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Of its own</source>
        <translation>Propria</translation>
    </message>
</context>
<context>
    <name>ScheduleWindow</name>
    <message>
        <source>Schedule of the duties</source>
        <translation>Cadenze delle mansioni</translation>
    </message>
    <message>
        <source>Schedule of the duties – {}</source>
        <translation>Cadenze delle mansioni – {}</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Tutti i clienti</translation>
    </message>
    <message>
        <source>Usual: {schedule}</source>
        <translation>Abituale: {schedule}</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} e altri {count}</translation>
    </message>
    <message>
        <source>Whole customer</source>
        <translation>Tutto il cliente</translation>
    </message>
    <message>
        <source>Schedule changed</source>
        <translation>Cadenza cambiata</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Change</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Supersede</source>
        <translation>Sostituisci</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Rimuovi</translation>
    </message>
    <message>
        <source>Removed: {}</source>
        <translation>Rimosso: {}</translation>
    </message>
</context>
<context>
    <name>SegmentEditor</name>
    <message>
        <source>none in particular</source>
        <translation>nessuno in particolare</translation>
    </message>
    <message>
        <source>does not matter</source>
        <translation>non rilevante</translation>
    </message>
    <message>
        <source>both in the first (summer time)</source>
        <translation>entrambe nella prima (ora legale)</translation>
    </message>
    <message>
        <source>from the first to the second</source>
        <translation>dalla prima alla seconda</translation>
    </message>
    <message>
        <source>both in the second (winter time)</source>
        <translation>entrambe nella seconda (ora solare)</translation>
    </message>
    <message>
        <source>Time of work</source>
        <translation>Tempo di lavoro</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Giorno</translation>
    </message>
    <message>
        <source>Day of the work</source>
        <translation>Giorno del lavoro</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dalle</translation>
    </message>
    <message>
        <source>Start of the work</source>
        <translation>Inizio del lavoro</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>End of the work</source>
        <translation>Fine del lavoro</translation>
    </message>
    <message>
        <source>&amp;Hour that exists twice</source>
        <translation>&amp;Ora ripetuta</translation>
    </message>
    <message>
        <source>Which of the two hours</source>
        <translation>Quale delle due ore</translation>
    </message>
    <message>
        <source>&amp;PC</source>
        <translation>&amp;PC</translation>
    </message>
    <message>
        <source>PC worked on</source>
        <translation>PC interessato</translation>
    </message>
    <message>
        <source>&amp;Kind of work</source>
        <translation>&amp;Tipo di lavoro</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Tipo di lavoro</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>Motivo della correzione</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>&amp;Save the time</source>
        <translation>&amp;Salva il tempo</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Partita IVA</translation>
    </message>
    <message>
        <source>Fiscal code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>CAP</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Comune</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provincia</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>PEC</source>
        <translation>PEC</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Days until payment</source>
        <translation>Giorni per il pagamento</translation>
    </message>
    <message>
        <source>Tax regime</source>
        <translation>Regime fiscale</translation>
    </message>
    <message>
        <source>REA office</source>
        <translation>Ufficio REA</translation>
    </message>
    <message>
        <source>province: VE</source>
        <translation>provincia: VE</translation>
    </message>
    <message>
        <source>REA number</source>
        <translation>Numero REA</translation>
    </message>
    <message>
        <source>Share capital</source>
        <translation>Capitale sociale</translation>
    </message>
    <message>
        <source>In liquidation</source>
        <translation>In liquidazione</translation>
    </message>
    <message>
        <source>Creditor identifier</source>
        <translation>Identificativo del creditore</translation>
    </message>
    <message>
        <source>CUC code of the bank</source>
        <translation>Codice CUC della banca</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>Tecnici</translation>
    </message>
    <message>
        <source>Log-in name on the computer</source>
        <translation>Nome di accesso al computer</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>In servizio</translation>
    </message>
    <message>
        <source>Add technician</source>
        <translation>Aggiungi tecnico</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>Tariffari</translation>
    </message>
    <message>
        <source>Add price list</source>
        <translation>Aggiungi tariffario</translation>
    </message>
    <message>
        <source>Policy of the queue</source>
        <translation>Regole della coda</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valido dal</translation>
    </message>
    <message>
        <source>required: ordinary mail is parked</source>
        <translation>obbligatoria: la posta ordinaria resta in attesa di PEC</translation>
    </message>
    <message>
        <source>preferred: ordinary mail waits in class 2 too</source>
        <translation>preferita: anche la posta ordinaria entra in classe 2</translation>
    </message>
    <message>
        <source>requests with contract that wait in the queue</source>
        <translation>le richieste con contratto che attendono in coda</translation>
    </message>
    <message>
        <source>all open requests with contract</source>
        <translation>tutte le richieste con contratto aperte</translation>
    </message>
    <message>
        <source>Call back without contract</source>
        <translation>Richiamate senza contratto</translation>
    </message>
    <message>
        <source>PEC without contract</source>
        <translation>PEC senza contratto</translation>
    </message>
    <message>
        <source>Class 2 waits for</source>
        <translation>La classe 2 attende</translation>
    </message>
    <message>
        <source>Add policy</source>
        <translation>Aggiungi regola</translation>
    </message>
    <message>
        <source>Hours of service</source>
        <translation>Orario di servizio</translation>
    </message>
    <message>
        <source>Response within</source>
        <translation>Risposta entro</translation>
    </message>
    <message>
        <source>Valid to (empty: until the next one)</source>
        <translation>Valido fino al (vuoto: fino al successivo)</translation>
    </message>
    <message>
        <source>SLA plans</source>
        <translation>Piani SLA</translation>
    </message>
    <message>
        <source>Add plan</source>
        <translation>Aggiungi piano</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Oggetto</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettere</translation>
    </message>
    <message>
        <source>No letter: the program brings its own with the next start.</source>
        <translation>Nessuna lettera: il programma porta le sue al prossimo avvio.</translation>
    </message>
    <message>
        <source>Confirmed defects of our software are free</source>
        <translation>I difetti confermati del nostro software sono gratuiti</translation>
    </message>
    <message>
        <source>Days to complain about a customisation</source>
        <translation>Giorni per contestare una personalizzazione</translation>
    </message>
    <message>
        <source>Price terms</source>
        <translation>Condizioni di prezzo</translation>
    </message>
    <message>
        <source>Add price terms</source>
        <translation>Aggiungi condizioni di prezzo</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Feste</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mese</translation>
    </message>
    <message>
        <source>Or days from Easter</source>
        <translation>Oppure giorni da Pasqua</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>Primo anno</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Ultimo anno</translation>
    </message>
    <message>
        <source>Add holiday</source>
        <translation>Aggiungi festa</translation>
    </message>
    <message>
        <source>Closures of the office</source>
        <translation>Chiusure dell&apos;ufficio</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primo giorno</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ultimo giorno</translation>
    </message>
    <message>
        <source>Add closure</source>
        <translation>Aggiungi chiusura</translation>
    </message>
    <message>
        <source>No closure: the office is open on every working day.</source>
        <translation>Nessuna chiusura: l&apos;ufficio è aperto in ogni giorno lavorativo.</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>non ancora in vigore</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>non più in vigore</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in vigore</translation>
    </message>
    <message>
        <source>no longer here</source>
        <translation>non più in servizio</translation>
    </message>
    <message>
        <source>call-out fee to be filled in</source>
        <translation>diritto di chiamata da indicare</translation>
    </message>
    <message>
        <source>call-out fee {}</source>
        <translation>diritto di chiamata {}</translation>
    </message>
    <message>
        <source>unit of {} minutes at {}</source>
        <translation>scatto di {} minuti a {}</translation>
    </message>
    <message>
        <source>PEC required without contract</source>
        <translation>senza contratto: PEC obbligatoria</translation>
    </message>
    <message>
        <source>PEC preferred without contract</source>
        <translation>senza contratto: PEC preferita</translation>
    </message>
    <message>
        <source>call back: {}</source>
        <translation>richiamata: {}</translation>
    </message>
    <message>
        <source>confirmed defects of our software free</source>
        <translation>difetti confermati del nostro software gratuiti</translation>
    </message>
    <message>
        <source>confirmed defects of our software charged</source>
        <translation>difetti confermati del nostro software a pagamento</translation>
    </message>
    <message>
        <source>complaints within {} days of delivery</source>
        <translation>contestazioni entro {} giorni dalla consegna</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>dal {}</translation>
    </message>
    <message>
        <source>from {} to {}</source>
        <translation>dal {} al {}</translation>
    </message>
    <message>
        <source>until {}</source>
        <translation>fino al {}</translation>
    </message>
    <message>
        <source>Good Friday</source>
        <translation>Venerdì santo</translation>
    </message>
    <message>
        <source>Easter Sunday</source>
        <translation>domenica di Pasqua</translation>
    </message>
    <message>
        <source>the day after Easter</source>
        <translation>il giorno dopo Pasqua</translation>
    </message>
    <message>
        <source>{} days after Easter</source>
        <translation>{} giorni dopo Pasqua</translation>
    </message>
    <message>
        <source>{} days before Easter</source>
        <translation>{} giorni prima di Pasqua</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Presa in carico</translation>
    </message>
    <message>
        <source>Please use PEC</source>
        <translation>Invito a usare la PEC</translation>
    </message>
    <message>
        <source>Call-back proposal</source>
        <translation>Proposta di richiamata</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>Chiusura</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Risposta</translation>
    </message>
    <message>
        <source>since {}</source>
        <translation>dal {}</translation>
    </message>
    <message>
        <source>whole minutes, seconds dropped</source>
        <translation>minuti interi, senza i secondi</translation>
    </message>
    <message>
        <source>exact time</source>
        <translation>tempo esatto</translation>
    </message>
    <message>
        <source>started minutes count</source>
        <translation>anche i minuti iniziati</translation>
    </message>
    <message>
        <source>Unit (minutes)</source>
        <translation>Scatto (minuti)</translation>
    </message>
    <message>
        <source>Price of a unit</source>
        <translation>Prezzo dello scatto</translation>
    </message>
    <message>
        <source>Call-out fee</source>
        <translation>Diritto di chiamata</translation>
    </message>
    <message>
        <source>Rounding of time</source>
        <translation>Arrotondamento del tempo</translation>
    </message>
</context>
<context>
    <name>SettingsTab</name>
    <message>
        <source>Our firm</source>
        <translation>La nostra azienda</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>Azienda</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>Tecnici</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Tariffario</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regole</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Feste</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettere</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Caselle di posta</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aspetto e lingua</translation>
    </message>
    <message>
        <source>PEC authorities</source>
        <translation>Autorità PEC</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Informazioni</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Pagine delle impostazioni</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Preview of the sheet</source>
        <translation>Anteprima del foglio</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Sign the report</source>
        <translation>Firma del rapporto</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Il cliente</translation>
    </message>
    <message>
        <source>The technician</source>
        <translation>Il tecnico</translation>
    </message>
    <message>
        <source>first name and surname</source>
        <translation>nome e cognome</translation>
    </message>
    <message>
        <source>&amp;Undo stroke</source>
        <translation>&amp;Annulla tratto</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Cancella</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>&amp;Sign and save</source>
        <translation>&amp;Firma e salva</translation>
    </message>
    <message>
        <source>Who si&amp;gns</source>
        <translation>Chi &amp;firma</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Sign here</source>
        <translation>Firmare qui</translation>
    </message>
</context>
<context>
    <name>SitePane</name>
    <message>
        <source>Subnets</source>
        <translation>Sottoreti</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>A&amp;ggiungi…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>&amp;Modifica…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Rimuovi</translation>
    </message>
    <message>
        <source>&amp;Joined by VPN…</source>
        <translation>&amp;Unita con la VPN…</translation>
    </message>
    <message>
        <source>{} devices, {} links</source>
        <translation>Dispositivi: {}, collegamenti: {}</translation>
    </message>
    <message>
        <source>No subnet yet: with one, wrong addresses are found.</source>
        <translation>Nessuna sottorete: aggiungendone una si scoprono gli indirizzi errati.</translation>
    </message>
    <message>
        <source>{} used, next free {}</source>
        <translation>{} in uso, primo libero: {}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
</context>
<context>
    <name>SiteTree</name>
    <message>
        <source>Customers and sites</source>
        <translation>Clienti e sedi</translation>
    </message>
</context>
<context>
    <name>StartWork</name>
    <message>
        <source>There is no customer yet: add one in the Customers tab first.</source>
        <translation>Non ci sono ancora clienti: aggiungerne uno nella scheda Clienti.</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Avvia lavoro</translation>
    </message>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>Customer to work for</source>
        <translation>Cliente per cui lavorare</translation>
    </message>
    <message>
        <source>&amp;Kind of work</source>
        <translation>&amp;Tipo di lavoro</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Tipo di lavoro</translation>
    </message>
    <message>
        <source>At the customer&apos;s &amp;premises</source>
        <translation>&amp;Presso il cliente</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Avvia</translation>
    </message>
</context>
<context>
    <name>StartupPage</name>
    <message>
        <source>Copies of the data</source>
        <translation>Copie dei dati</translation>
    </message>
    <message>
        <source>&amp;Put this copy back</source>
        <translation>&amp;Ripristina questa copia</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Apri la &amp;cartella</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Ri&amp;prova</translation>
    </message>
    <message>
        <source>Opening the database…</source>
        <translation>Apertura del database…</translation>
    </message>
    <message>
        <source>Copies of the data that could be put back:</source>
        <translation>Copie dei dati che si possono ripristinare:</translation>
    </message>
    <message>
        <source>{} customers, {} requests, {} interventions</source>
        <translation>clienti: {}, richieste: {}, interventi: {}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Last request</source>
        <translation>Ultima richiesta</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Cassaforte</translation>
    </message>
    <message>
        <source>Last copy of the data</source>
        <translation>Ultima copia dei dati</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Tecnico</translation>
    </message>
    <message>
        <source>Database: {}</source>
        <translation>Database: {}</translation>
    </message>
    <message>
        <source>Vault open (Ctrl+L locks it)</source>
        <translation>Cassaforte aperta (blocca: Ctrl+L)</translation>
    </message>
    <message>
        <source>Vault locked</source>
        <translation>Cassaforte chiusa</translation>
    </message>
    <message>
        <source>No copy of the data yet</source>
        <translation>Nessuna copia di sicurezza</translation>
    </message>
    <message>
        <source>Copy of the data: {}</source>
        <translation>Copia dei dati: {}</translation>
    </message>
    <message>
        <source>Taken in: {}, {}</source>
        <translation>Ultima richiesta: {}, {}</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>DEADLINE, STEP BY STEP</source>
        <translation>SCADENZA, PASSO PER PASSO</translation>
    </message>
    <message>
        <source>TIME LINE</source>
        <translation>CRONOLOGIA</translation>
    </message>
    <message>
        <source>Due {when}</source>
        <translation>Scade {when}</translation>
    </message>
    <message>
        <source>The recorded deadline stays {when}</source>
        <translation>La scadenza registrata resta {when}</translation>
    </message>
</context>
<context>
    <name>Strays</name>
    <message>
        <source>{} has its device.</source>
        <translation>{} è stata assegnata al dispositivo.</translation>
    </message>
    <message>
        <source>{} was deleted.</source>
        <translation>{} è stata eliminata.</translation>
    </message>
</context>
<context>
    <name>SubnetDialog</name>
    <message>
        <source>Subnet</source>
        <translation>Sottorete</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Rete</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>192.168.1.0/24</source>
        <translation>192.168.1.0/24</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>&amp;VLAN</source>
        <translation>&amp;VLAN</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>&amp;Gateway</source>
        <translation>&amp;Gateway</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>DHCP &amp;from</source>
        <translation>DHCP &amp;da</translation>
    </message>
    <message>
        <source>DHCP from</source>
        <translation>DHCP da</translation>
    </message>
    <message>
        <source>DHCP &amp;to</source>
        <translation>DHCP &amp;a</translation>
    </message>
    <message>
        <source>DHCP to</source>
        <translation>DHCP a</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Che cosa correggere</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>Annu&amp;lla</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salva</translation>
    </message>
</context>
<context>
    <name>SurveyActions</name>
    <message>
        <source>Lists of devices ({});;All files (*)</source>
        <translation>Elenchi di dispositivi ({});;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Import devices</source>
        <translation>Importazione di dispositivi</translation>
    </message>
    <message>
        <source>Choose a site first: the devices are imported there.</source>
        <translation>Scegliere prima una sede: i dispositivi si importano lì.</translation>
    </message>
    <message>
        <source>Passwords of the file that were not kept: {}.</source>
        <translation>Password del file non conservate: {}.</translation>
    </message>
</context>
<context>
    <name>Ticking</name>
    <message>
        <source>Marked as done: {count}</source>
        <translation>Segnate come fatte: {count}</translation>
    </message>
    <message>
        <source>Marked as failed: {count}</source>
        <translation>Segnate come fallite: {count}</translation>
    </message>
    <message>
        <source>Not applicable: {count}</source>
        <translation>Non applicabili: {count}</translation>
    </message>
</context>
<context>
    <name>TimerBar</name>
    <message>
        <source>Pause or go on (Ctrl+T)</source>
        <translation>Pausa o riprendi (Ctrl+T)</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Ferma il timer</translation>
    </message>
    <message>
        <source>Small window (Ctrl+Shift+T)</source>
        <translation>Finestra piccola (Ctrl+Maiusc+T)</translation>
    </message>
</context>
<context>
    <name>TimerReach</name>
    <message>
        <source>Small timer window</source>
        <translation>Finestra piccola del timer</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Ferma il timer</translation>
    </message>
    <message>
        <source>Answer about time</source>
        <translation>Rispondi sul tempo</translation>
    </message>
    <message>
        <source>&amp;Stop the timer</source>
        <translation>&amp;Ferma il timer</translation>
    </message>
    <message>
        <source>Small timer &amp;window</source>
        <translation>&amp;Finestra piccola del timer</translation>
    </message>
    <message>
        <source>&amp;Pause the timer</source>
        <translation>Metti in &amp;pausa il timer</translation>
    </message>
    <message>
        <source>Go on with the &amp;timer</source>
        <translation>Riprendi il &amp;timer</translation>
    </message>
    <message>
        <source>Start the &amp;timer…</source>
        <translation>Avvia il &amp;timer…</translation>
    </message>
</context>
<context>
    <name>TimerTab</name>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Interventions by state</source>
        <translation>Interventi per stato</translation>
    </message>
    <message>
        <source>No interventions yet</source>
        <translation>Nessun intervento</translation>
    </message>
    <message>
        <source>Each time the timer runs, the work is listed here until it is invoiced.</source>
        <translation>Ogni lavoro avviato con il timer compare qui fino alla fatturazione.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salva il rapporto</translation>
    </message>
</context>
<context>
    <name>TimerWords</name>
    <message>
        <source>To be verified</source>
        <translation>Da verificare</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>In pausa</translation>
    </message>
    <message>
        <source>Stopped, to be closed</source>
        <translation>Fermati, da chiudere</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullati</translation>
    </message>
    <message>
        <source>Closed, to be invoiced</source>
        <translation>Chiusi, da fatturare</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>Fatturati</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>in sede</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>da remoto</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 scatto</translation>
    </message>
    <message>
        <source>{} units</source>
        <translation>{} scatti</translation>
    </message>
    <message>
        <source>{} to the next</source>
        <translation>{} al prossimo</translation>
    </message>
</context>
<context>
    <name>TimesEdit</name>
    <message>
        <source>Response time for severity {}</source>
        <translation>Tempo di risposta per la gravità {}</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>ore</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minuti</translation>
    </message>
    <message>
        <source>Unit for severity {}</source>
        <translation>Unità per la gravità {}</translation>
    </message>
</context>
<context>
    <name>TimesPage</name>
    <message>
        <source>Confirm &amp;times</source>
        <translation>Confer&amp;ma i tempi</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>Aggiu&amp;ngi…</translation>
    </message>
    <message>
        <source>C&amp;orrect…</source>
        <translation>Corre&amp;ggi…</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Scarta</translation>
    </message>
    <message>
        <source>Reason, to discard a time</source>
        <translation>Motivo, per scartare un tempo</translation>
    </message>
    <message>
        <source>Stretches of work</source>
        <translation>Tempi di lavoro</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuti</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Tipo di lavoro</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>running</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>To be verified.</source>
        <translation>Da verificare.</translation>
    </message>
    <message>
        <source>Not counted.</source>
        <translation>Non conteggiato.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>Chiudi questo messaggio</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;ulla</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>and {} more</source>
        <translation>e altri {}</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Mostra</translation>
    </message>
    <message>
        <source>&amp;Open ISTES Desk</source>
        <translation>&amp;Apri ISTES Desk</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
</context>
<context>
    <name>TunnelDialog</name>
    <message>
        <source>Sites joined by VPN</source>
        <translation>Sedi unite con la VPN</translation>
    </message>
    <message>
        <source>Tick the sites that a VPN joins to this one.</source>
        <translation>Spuntare le sedi che una VPN unisce a questa.</translation>
    </message>
    <message>
        <source>The customer has no other site.</source>
        <translation>Il cliente non ha altre sedi.</translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>Save this view</source>
        <translation>Salva questa vista</translation>
    </message>
    <message>
        <source>Name of the view:</source>
        <translation>Nome della vista:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>view</source>
        <translation>vista</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>No saved view yet</source>
        <translation>Nessuna vista salvata</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Salva questa vista…</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostra tutto</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>Elimina una vista</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Livelli</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tutte</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Panoramica</translation>
    </message>
</context>
<context>
    <name>WayBar</name>
    <message>
        <source>Creden&amp;tial:</source>
        <translation>Creden&amp;ziale:</translation>
    </message>
    <message>
        <source>Credential of this way in</source>
        <translation>Credenziale di questo accesso</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>C&amp;ollegati</translation>
    </message>
    <message>
        <source>Save the card first.</source>
        <translation>Prima salvare la scheda.</translation>
    </message>
</context>
<context>
    <name>WaysRow</name>
    <message>
        <source>Connect: {} {}</source>
        <translation>Collegati: {} {}</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Kind of work from now on</source>
        <translation>Tipo di lavoro da ora in poi</translation>
    </message>
    <message>
        <source>PC from now on</source>
        <translation>PC da ora in poi</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ferma</translation>
    </message>
    <message>
        <source>No timer is running. Start it from a request in the queue, or here.</source>
        <translation>Nessun timer in corso. Avviarlo da una richiesta della coda, oppure qui.</translation>
    </message>
    <message>
        <source>Start &amp;work…</source>
        <translation>Avvia &amp;lavoro…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Riprendi</translation>
    </message>
    <message>
        <source>no PC in particular</source>
        <translation>nessun PC in particolare</translation>
    </message>
    <message>
        <source>{} · on another computer</source>
        <translation>{} · su un altro computer</translation>
    </message>
    <message>
        <source>{} · paused</source>
        <translation>{} · in pausa</translation>
    </message>
    <message>
        <source>{} to the next unit</source>
        <translation>{} al prossimo scatto</translation>
    </message>
    <message>
        <source>the time stands still</source>
        <translation>il tempo è fermo</translation>
    </message>
    <message>
        <source>no further unit: this work is not charged by time</source>
        <translation>nessun altro scatto: questo lavoro non si addebita a tempo</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>Place</source>
        <translation>Luogo</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>Mansione</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniziato</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuti</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Scatti</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importo</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regola</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapporto</translation>
    </message>
    <message>
        <source>{} (reversal)</source>
        <translation>{} (storno)</translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>&amp;Go on with it</source>
        <translation>R&amp;iprendi questo</translation>
    </message>
    <message>
        <source>Temporary access &amp;ended</source>
        <translation>Acc&amp;esso temporaneo chiuso</translation>
    </message>
    <message>
        <source>Si&amp;gn…</source>
        <translation>Fi&amp;rma…</translation>
    </message>
    <message>
        <source>&amp;Mail…</source>
        <translation>&amp;Invia…</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Sal&amp;va con nome…</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Lavoro</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Tempi</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Correzioni</translation>
    </message>
    <message>
        <source>Choose an intervention to see its times and its price.</source>
        <translation>Scegliere un intervento per vederne i tempi e il prezzo.</translation>
    </message>
    <message>
        <source>&amp;Print again</source>
        <translation>Rist&amp;ampa</translation>
    </message>
    <message>
        <source>&amp;Close and print</source>
        <translation>Chiudi e st&amp;ampa</translation>
    </message>
    <message>
        <source>Confirm or correct the times first.</source>
        <translation>Prima confermare o correggere i tempi.</translation>
    </message>
    <message>
        <source>Stop the timer first.</source>
        <translation>Prima fermare il timer.</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>Work of today</source>
        <translation>Lavoro di oggi</translation>
    </message>
</context>
</TS>
