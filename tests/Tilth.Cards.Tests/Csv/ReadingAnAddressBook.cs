using static Tilth.Cards.Tests.Csv.CsvReading;

namespace Tilth.Cards.Tests.Csv;

public class ReadingAnAddressBook
{
    [Fact]
    public void Google_numbers_its_columns_and_labels_them_beside()
    {
        const string Header =
            "First Name,Last Name,File As,Labels,Birthday,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Relation 1 - Label,Relation 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Organization Name,Organization Title,Website 1 - Label,Website 1 - Value";
        const string Row =
            "Ada,King,,* myContacts ::: Friends,1815-12-10,* Work,ada@example.org ::: ak@example.org,Work Fax,+44 1,Home,\"1 St, York\",1 St,York,Spouse,William,Anniversary,1835-07-08,Cat,Puff,Engines Ltd,Countess,,https://example.org";
        Look(Header).Dialect.ShouldBe(CsvDialect.Google);
        var contact = Contact(Header, Row);
        contact.DisplayName.ShouldBe("Ada King");
        contact.Categories.ShouldBe(["Friends"]);
        contact.Emails.Select(email => email.Value).ShouldBe(["ada@example.org", "ak@example.org"]);
        contact.Emails[0].Preferred.ShouldBeTrue();
        contact.Emails[1].Labels.ShouldBe(["work"]);
        contact.Phones[0].Labels.ShouldBe(["work", "fax"]);
        contact.Addresses.ShouldHaveSingleItem().Street.ShouldBe("1 St");
        contact.Related[0].Labels.ShouldBe(["spouse"]);
        contact.Anniversary.ShouldBe(new PartialDate(1835, 7, 8));
        contact.Rest.ShouldHaveSingleItem().Value.ShouldBe("Puff");
        contact.Work.ShouldHaveSingleItem().Title.ShouldBe("Countess");
    }

    [Fact]
    public void Google_before_2024_is_known_too()
    {
        const string Header =
            "Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title";
        Look(Header).Dialect.ShouldBe(CsvDialect.GoogleBefore2024);
        var contact = Contact(Header, "Dr Ada King,Ada,,King,,* myContacts,* Home,ada@example.org,,Engines,Countess");
        contact.DisplayName.ShouldBe("Dr Ada King");
        contact.Emails[0].Labels.ShouldBe(["home"]);
        contact.Work[0].Organisation.ShouldBe("Engines");
    }

    [Fact]
    public void Outlook_says_by_its_headers_what_a_value_is_for()
    {
        const string Header =
            "Title,First Name,Last Name,Company,Department,Job Title,Business Street,Business Street 2,Business City,Home City,Business Phone,Business Phone 2,Home Fax,Mobile Phone,Assistant's Phone,Birthday,Anniversary,Categories,E-mail Address,E-mail Type,E-mail 2 Address,Spouse,Web Page,Priority";
        const string Row =
            "Mr.,Bo,Mann,Engines,Sales,Head,1 St,Floor 2,York,Leeds,1 234 567,2 345 678,3 456 789,+44 7,4 567 890,0/0/00,4/12/1985,Friends;Work,bo@example.org,SMTP,b2@example.org,Ann,www.example.org,Normal";
        Look(Header).Dialect.ShouldBe(CsvDialect.Outlook);
        var contact = Contact(Header, Row);
        contact.Name.Prefix.ShouldBe("Mr.");
        contact.Work[0].Title.ShouldBe("Head");
        contact.Work[0].Units.ShouldBe(["Sales"]);
        contact
            .Addresses.Select(address => (address.Labels[0], address.Street, address.Locality))
            .ShouldBe([("work", "1 St\nFloor 2", "York"), ("home", null, "Leeds")]);
        contact
            .Phones.Select(phone => string.Join(' ', phone.Labels))
            .ShouldBe(["work", "work", "home fax", "cell", "assistant phone"]);
        contact.Birthday.ShouldBeNull();
        contact.Anniversary.ShouldBe(new PartialDate(1985, 4, 12));
        contact.Categories.ShouldBe(["Friends", "Work"]);
        contact.Emails.Count.ShouldBe(2);
        contact.Related[0].Value.ShouldBe("Ann");
        contact.Links[0].Value.ShouldBe("http://www.example.org");
        contact.Rest.ShouldBeEmpty();
    }

    [Fact]
    public void LinkedIn_has_notes_before_its_header()
    {
        const string File =
            "Notes:\r\n\"When exporting your data, \"\"you\"\" may notice ...\"\r\n\r\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\r\nAda,King,https://www.linkedin.com/in/ada,,Engines,Countess,14 Mar 2021\r\n";
        var look = Look(File);
        (look.Dialect, look.Preamble, look.HasHeader).ShouldBe((CsvDialect.LinkedIn, 2, true));
        var row = Rows(File).ShouldHaveSingleItem();
        row.Line.ShouldBe(5);
        row.Problems.ShouldBeEmpty();
        row.Contact!.ConnectedOn.ShouldBe(new DateOnly(2021, 3, 14));
        row.Contact.Links[0].Value.ShouldBe("https://www.linkedin.com/in/ada");
        row.Contact.Work[0].Title.ShouldBe("Countess");
    }

    [Fact]
    public void Thunderbird_gives_a_birthday_in_three_columns()
    {
        const string Header =
            "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Fax Number,Home ZipCode,Birth Year,Birth Month,Birth Day,Custom 1,Notes";
        Look(Header).Dialect.ShouldBe(CsvDialect.Thunderbird);
        var contact = Contact(
            Header,
            "Bo,Mann,Bo the Mann,Bobo,bo@example.org,b2@example.org,bo99,123,456,YO1,1985,4,12,one,Hi"
        );
        contact.Birthday.ShouldBe(new PartialDate(1985, 4, 12));
        contact.DisplayName.ShouldBe("Bo the Mann");
        contact.Emails.Count.ShouldBe(2);
        contact.Phones[1].Labels.ShouldBe(["fax"]);
        contact.Messengers[0].Value.ShouldBe("im:bo99");
        contact.Rest.ShouldHaveSingleItem().Parameters[0].Values.ShouldBe(["Custom 1"]);
    }

    [Theory]
    [InlineData(
        "Vorname;Nachname;E-Mail-Adresse;Telefon privat;Mobil;Firma;Stra\u00dfe;PLZ;Ort;Geburtsdatum",
        "12.04.1985"
    )]
    [InlineData(
        "Pr\u00e9nom;Nom;Adresse e-mail;T\u00e9l\u00e9phone domicile;Portable;Soci\u00e9t\u00e9;Rue;Code postal;Ville;Date de naissance",
        "12/04/1985"
    )]
    [InlineData(
        "Nombre;Apellidos;Correo electr\u00f3nico;Tel\u00e9fono casa;M\u00f3vil;Empresa;Calle;C\u00f3digo postal;Ciudad;Fecha de nacimiento",
        "1985-04-12"
    )]
    [InlineData(
        "Primeiro nome;Sobrenome;Email;Telefone pessoal;Celular;Empresa;Rua;CEP;Cidade;Data de nascimento",
        "12-04-1985"
    )]
    [InlineData(
        "Nome proprio;Cognome;Indirizzo email;Telefono casa;Cellulare;Azienda;Via;CAP;Citt\u00e0;Data di nascita",
        "12.4.1985"
    )]
    [InlineData(
        "Voornaam;Achternaam;E-mailadres;Telefoon thuis;Mobiel;Bedrijf;Straat;Postcode;Plaats;Geboortedatum",
        "12 Apr 1985"
    )]
    public void Headers_in_other_languages_are_known(string header, string birthday)
    {
        var read = Rows(
            $"{header}\n\u00c9va;Nagy;eva@example.org;1 234;+36 20;Kft;F\u0151 u. 1;1011;Budapest;{birthday}\nX;Y;;;;;;;;{(birthday.Contains('/') ? "31/12/1980" : "")}\n"
        );
        var contact = read[0].Contact.ShouldNotBeNull();
        read[0].Problems.ShouldBeEmpty();
        (contact.Name.Given, contact.Name.Family).ShouldBe(("\u00c9va", "Nagy"));
        contact.Emails.Count.ShouldBe(1);
        contact.Phones.Select(phone => phone.Labels[0]).ShouldBe(["home", "cell"]);
        contact.Work.Count.ShouldBe(1);
        contact.Addresses.ShouldHaveSingleItem().Locality.ShouldBe("Budapest");
        contact.Birthday.ShouldBe(new PartialDate(1985, 4, 12));
    }

    [Fact]
    public void A_whole_name_is_taken_apart_where_there_is_nothing_better()
    {
        var contact = Contact("name,email", "\"van Dam, Eva\",eva@example.org");
        (contact.DisplayName, contact.Name.Family, contact.Name.Given).ShouldBe(("van Dam, Eva", "van Dam", "Eva"));
    }

    [Fact]
    public void Columns_without_a_header_are_guessed_by_what_they_hold()
    {
        var look = Look(
            "John Doe,John,Doe,john@example.org,+44 20 123 456\nJane Doe,Jane,Doe,jane@example.org,+44 20 123 457\n"
        );
        look.HasHeader.ShouldBeFalse();
        look.Mapping.Columns.Select(column => column.Field.Kind)
            .ShouldBe([
                CsvFieldKind.FullName,
                CsvFieldKind.Given,
                CsvFieldKind.Family,
                CsvFieldKind.Email,
                CsvFieldKind.Phone,
            ]);
    }

    [Fact]
    public void A_guess_can_be_corrected()
    {
        const string File = "Wer,Wo\nEva,York\n";
        var look = Look(File) with
        {
            HasHeader = true,
            Mapping = new([new("Wer", new(CsvFieldKind.FullName)), new("Wo", new(CsvFieldKind.Locality, 1))]),
        };
        var contact = Rows(File, new() { Look = look }).ShouldHaveSingleItem().Contact.ShouldNotBeNull();
        (contact.DisplayName, contact.Addresses[0].Locality).ShouldBe(("Eva", "York"));
    }

    [Fact]
    public void A_date_that_is_none_is_kept_as_text()
    {
        var row = Rows("name,birthday\nEva Nagy,last spring\n").ShouldHaveSingleItem();
        row.Problems.ShouldHaveSingleItem().Cause.ShouldContain("last spring");
        row.Contact!.Rest.ShouldHaveSingleItem().Value.ShouldBe("last spring");
    }
}
